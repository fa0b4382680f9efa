using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class RolesTests
{
    private const string Spend = "month,customer,product,amount,currency\n2024-06,Intuit,Copilot,60,USD\n2024-06,OpenAI,Lease,40,USD\n";

    private const string Roles = "counterparty,role,product,customer,part,from,to,source,note\nOpenAI,supplier,Copilot,,,2023-11,,Press,all of it\nOpenAI,payer,,Intuit,25%,,2024-12,,\n";

    [Theory, Databases]
    public async Task The_latest_batch_that_names_roles_of_a_counterparty_holds_and_undo_brings_the_earlier_back(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("roles.csv", Roles + "Intuit,investee,,,,,,,\n");
        string[] first = ["Intuit investee", "OpenAI supplier Copilot from 2023-11 (Press, all of it)", "OpenAI payer from Intuit 2500 to 2024-12"];
        Assert.Equal(first, await RolesAsync(test));

        var correction = await test.CommitAsync("correction.csv", "counterparty,role\nOPENAI,competitor\n");
        Assert.Equal(["Intuit investee", "OpenAI competitor"], await RolesAsync(test));

        var none = await test.CommitAsync("none.csv", "counterparty,role\nOpenAI,none\n");
        Assert.Equal(["Intuit investee"], await RolesAsync(test));

        await test.Importer.UndoAsync(none, "ann", TestBook.Cancellation);
        await test.Importer.UndoAsync(correction, "ann", TestBook.Cancellation);
        Assert.Equal(first, await RolesAsync(test));
    }

    [Theory, Databases]
    public async Task Earlier_days_know_the_roles_they_had(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        var before = test.Time.GetUtcNow();
        test.Time.Advance(TimeSpan.FromDays(1));
        await test.CommitAsync("roles.csv", Roles);

        var cubes = test.Services.GetRequiredService<CubeStore>();

        Assert.Empty((await cubes.KnownOnAsync(before, TestBook.Cancellation)).Roles);
        Assert.Equal(2, (await cubes.CurrentAsync(TestBook.Cancellation)).Roles.Count);
    }

    [Theory, Databases]
    public async Task The_same_roles_again_change_nothing_until_they_were_said_otherwise(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("roles.csv", Roles);
        Assert.Equal(StagedOutcome.AlreadyImported, (await test.StageAsync("again.csv", Roles)).Outcome);

        await test.CommitAsync("other.csv", "counterparty,role\nOpenAI,competitor\n");

        Assert.Equal(StagedOutcome.Staged, (await test.StageAsync("again.csv", Roles)).Outcome);
    }

    [Theory, Databases]
    public async Task Roles_of_another_name_are_those_of_the_customer_it_counts_for(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("roles.csv", "counterparty,role,product\nOpen AI,supplier,Copilot\n");
        await test.CommitAsync("alias.csv", "customer,alias of\nOpen AI,OpenAI\n");

        var cube = await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);

        // 40 it pays, and 60 need it.
        var first = DependenceReport.Of(cube, new ReportQuestion()).Ranking[0];
        Assert.Equal(("OpenAI", 400_000, 1_000_000), (first.Counterparty.Name, first.Amounts.Direct, first.Amounts.Including));
    }

    [Theory, Databases]
    public async Task A_product_without_revenue_is_kept_and_nothing_needs_it_yet(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("roles.csv", "counterparty,role,product\nNvidia,supplier,Rubin\n");

        var cube = await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);

        Assert.Equal(["Nvidia supplier Rubin"], await RolesAsync(test));
        Assert.Equal(0, Assert.Single(DependenceReport.Of(cube, new ReportQuestion()).Ranking, line => line.Counterparty.Name == "Nvidia").Amounts.Including);
    }

    [Theory, Databases]
    public async Task A_name_that_several_customers_have_is_asked_for(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("customers.csv", "customer id,customer,industry\n1,Acme,Retail\n2,Acme,Energy\n");

        var staged = await test.StageAsync("roles.csv", "counterparty,role\nAcme,payer\n");

        Assert.Equal((StagedOutcome.Refused, ProblemCodes.CustomerAmbiguous), (staged.Outcome, Assert.Single(staged.Problems).Code));
    }

    private static async Task<IEnumerable<string>> RolesAsync(TestBook test)
    {
        var cube = await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);
        return cube.Roles.Select(role => string.Join(' ', new[]
        {
            cube.Customers[role.Counterparty].Name, RoleWords.Of(role.Role), role.Product, role.Customer is { } customer ? $"from {cube.Customers[customer].Name}" : null, role.Part?.ToString("0", null),
            role.First is { } first ? $"from {first}" : null, role.Last is { } last ? $"to {last}" : null, role.Source is null ? null : $"({role.Source}, {role.Note})",
        }.Where(part => part is not null)));
    }
}
