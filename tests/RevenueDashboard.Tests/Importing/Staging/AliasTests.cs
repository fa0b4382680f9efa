using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>Two names that a person decided to be one customer.</summary>
public sealed class AliasTests
{
    private const string Header = "month,customer,product,amount\n";
    private const string Spend = Header + "2025-01,Intuit,Compute,60\n2025-01,Intuit Inc,Compute,5\n2025-01,Acme,Compute,40\n";
    private const string Alias = "customer,alias of\nIntuit Inc,Intuit\n";

    [Theory, Databases]
    public async Task Revenue_of_an_alias_counts_for_the_customer_it_names(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        Assert.Equal("Acme 40; Intuit 60; Intuit Inc 5", await CellsAsync(test));

        var batch = await test.CommitAsync("names.csv", Alias);
        Assert.Equal("Acme 40; Intuit 65", await CellsAsync(test));

        await test.Importer.UndoAsync(batch, "ann", TestBook.Cancellation);
        Assert.Equal("Acme 40; Intuit 60; Intuit Inc 5", await CellsAsync(test));
    }

    [Theory, Databases]
    public async Task The_latest_word_about_a_pair_holds_until_it_is_undone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("names.csv", Alias);

        var parted = await test.CommitAsync("parted.csv", "customer,distinct from\nIntuit,Intuit Inc\n");
        Assert.Equal("Acme 40; Intuit 60; Intuit Inc 5", await CellsAsync(test));

        var turned = await test.CommitAsync("turned.csv", "customer,alias of\nIntuit,Intuit Inc\n");
        Assert.Equal("Acme 40; Intuit Inc 65", await CellsAsync(test));

        await test.Importer.UndoAsync(turned, "ann", TestBook.Cancellation);
        await test.Importer.UndoAsync(parted, "ann", TestBook.Cancellation);
        Assert.Equal("Acme 40; Intuit 65", await CellsAsync(test));
    }

    [Theory, Databases]
    public async Task An_alias_holds_for_names_that_come_later_and_along_a_chain(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("names.csv", "customer,alias of\nIntuit Inc,Intuit\nIntuit Incorporated,Intuit Inc\n");

        await test.CommitAsync("spend.csv", Spend + "2025-01,Intuit Incorporated,Compute,1\n");

        Assert.Equal("Acme 40; Intuit 66", await CellsAsync(test));
    }

    [Theory, Databases]
    public async Task A_circle_with_what_the_book_says_is_refused(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("names.csv", "customer,alias of\nIntuit,Intuit Inc\nIntuit Inc,Acme\n");

        var refused = await test.StageAsync("circle.csv", "customer,industry,alias of\nBolt,Energy,\nAcme,,Intuit\n");

        Assert.Equal(StagedOutcome.Refused, refused.Outcome);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal((3, "alias-loop", "Intuit"), ((int)problem.Line, problem.Code, problem.Excerpt));
    }

    [Theory, Databases]
    public async Task A_circle_that_came_about_since_the_file_was_staged_is_refused_at_the_commit(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("names.csv", "customer,alias of\nIntuit,Intuit Inc\n");
        var staged = await test.StageAsync("circle.csv", "customer,alias of\nAcme,Intuit\n");
        await test.CommitAsync("first.csv", "customer,alias of\nIntuit Inc,Acme\n");

        var result = await test.Importer.CommitAsync(staged.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.Refused, "alias-loop"), (result.Outcome, Assert.Single(result.Problems).Code));
    }

    [Theory, Databases]
    public async Task Names_that_an_undo_leaves_in_a_circle_stand_for_themselves(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Header + "2025-01,A,Compute,1\n2025-01,B,Compute,2\n2025-01,C,Compute,3\n2025-01,D,Compute,4\n");
        await test.CommitAsync("1.csv", "customer,alias of\nA,B\n");
        var away = await test.CommitAsync("2.csv", "customer,alias of\nA,D\n");
        await test.CommitAsync("3.csv", "customer,alias of\nB,C\nC,A\n");
        Assert.Equal("D 10", await CellsAsync(test));

        await test.Importer.UndoAsync(away, "ann", TestBook.Cancellation);

        Assert.Equal("A 1; B 2; C 3; D 4", await CellsAsync(test));
    }

    [Theory, Databases]
    public async Task Parents_and_attributes_are_those_of_the_customer_it_names(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("customers.csv", "customer,industry,parent\nIntuit,Software,Acme\nIntuit Inc,Retail,Globex\nBolt,,Intuit Inc\n");
        await test.CommitAsync("names.csv", Alias);

        var cube = await CubeAsync(test);
        var ids = await IdsAsync(test);
        var intuit = cube.CustomerWithId(ids["Intuit"])!.Value;
        Assert.Equal("Software", cube.Customers[cube.CustomerWithId(ids["Intuit Inc"])!.Value].Industry);
        // A customer of the alias is one of Intuit, which Acme controls.
        Assert.Equal("Acme", cube.Customers[cube.Parents.ParentOf(cube.CustomerWithId(ids["Bolt"])!.Value, Month.Parse("2025-01"))].Name);
        Assert.Equal([ids["Intuit"], ids["Intuit Inc"]], cube.NamesOf(cube.Customers[intuit].Id));
    }

    [Theory, Databases]
    public async Task The_records_stay_under_the_name_they_came_with_and_are_found_at_the_customer(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("names.csv", Alias);
        var cube = await CubeAsync(test);
        var ids = await IdsAsync(test);

        var report = CustomerReport.Of(cube, new ReportQuestion { Level = EntityLevel.Customer }, ids["Intuit Inc"])!;
        var lines = await test.Services.GetRequiredService<RecordLines>().OfAsync(
            [.. report.Members.SelectMany(member => cube.NamesOf(member.Customer.Id))], cube.Months!.Value, [], cancellation: TestBook.Cancellation);

        Assert.Equal("Intuit", report.Customer.Name);
        Assert.Equal(650_000, report.Months[0].Amount);
        Assert.Equal(["Intuit", "Intuit Inc"], lines.Select(line => line.Customer));
        Assert.All(lines, line => Assert.True(CustomerReport.Counts(cube, EntityLevel.Customer, report.Customer.Id, line.Record.CustomerId, line.Record.Month)));
    }

    [Theory, Databases]
    public async Task The_book_as_known_before_the_decision_has_both_names(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        var before = test.Time.GetUtcNow();
        test.Time.Advance(TimeSpan.FromDays(1));
        await test.CommitAsync("names.csv", Alias);

        var known = await test.Services.GetRequiredService<CubeStore>().KnownOnAsync(before, TestBook.Cancellation);

        Assert.Equal("Acme 40; Intuit 60; Intuit Inc 5", Cells(known));
    }

    [Theory, Databases]
    public async Task A_name_that_was_decided_with_its_file_is_not_asked_about(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Header + "2025-01,Intuit,Compute,60\n");

        Assert.Empty((await test.StageAsync("names.csv", Alias)).Suggestions);
    }

    [Theory, Databases]
    public async Task The_close_of_a_month_follows_names_that_were_decided(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("april.csv", Header + "2025-04,Intuit,Compute,60\n2025-04,Acme,Compute,40\n");
        var may = await test.CommitAsync("may.csv", Header + "2025-05,Intuit Inc,Compute,60\n2025-05,Acme,Compute,40\n");
        Assert.Equal((CheckOutcome.Warning, CheckOutcome.Warning), await ChecksAsync(test));

        await test.CommitAsync("names.csv", Alias);
        Assert.Equal((CheckOutcome.Ok, CheckOutcome.Ok), await ChecksAsync(test));

        // Decided the other way is decided too; the file keeps what was suggested with it.
        await test.CommitAsync("parted.csv", "customer,distinct from\nIntuit Inc,Intuit\n");
        Assert.Equal((CheckOutcome.Warning, CheckOutcome.Ok), await ChecksAsync(test));
        Assert.Single((await test.Services.GetRequiredService<ImportHistory>().FindAsync(may, TestBook.Cancellation))!.Suggestions);
    }

    [Theory, Databases]
    public async Task Two_names_of_one_customer_need_no_decision_about_each_other(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("april.csv", Header + "2025-04,Intuit,Compute,60\n");
        await test.CommitAsync("may.csv", Header + "2025-05,Intuit Inc,Compute,60\n");

        await test.CommitAsync("names.csv", "customer,alias of\nIntuit,Tax Software\nIntuit Inc,Tax Software\n");

        Assert.Equal(CheckOutcome.Ok, (await ChecksAsync(test)).Suggestions);
    }

    [Theory, Databases]
    public async Task The_same_decision_again_changes_nothing_until_something_else_was_said(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("names.csv", Alias);
        Assert.Equal(StagedOutcome.AlreadyImported, (await test.StageAsync("again.csv", Alias)).Outcome);

        await test.CommitAsync("parted.csv", "customer,distinct from\nIntuit,Intuit Inc\n");

        Assert.Equal(StagedOutcome.Staged, (await test.StageAsync("again.csv", Alias)).Outcome);
    }

    [Theory, Databases]
    public async Task A_name_that_the_book_knows_by_an_id_is_that_customer_here_too(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("ids.csv", "month,customer,customer id,product,amount\n2025-01,Acme,17,Compute,1\n2025-01,Acme Ltd,18,Compute,2\n");

        var itself = await test.StageAsync("itself.csv", "customer,customer id,alias of\nAcme Incorporated,17,Acme\n");
        await test.CommitAsync("names.csv", "customer,alias of\nAcme Ltd,Acme\n");

        Assert.Equal("alias-of-itself", Assert.Single(itself.Problems).Code);
        Assert.Equal("Acme 3", await CellsAsync(test));
    }

    private static async Task<(CheckOutcome Largest, CheckOutcome Suggestions)> ChecksAsync(TestBook test)
    {
        var checks = await test.Services.GetRequiredService<MonthBooks>().ChecklistAsync(new Month(2025, 5), TestBook.Cancellation);
        return (checks.Single(check => check.Code == CloseCheck.LargestCustomers).Outcome, checks.Single(check => check.Code == CloseCheck.Suggestions).Outcome);
    }

    private static async Task<RevenueCube> CubeAsync(TestBook test) => await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);

    private static async Task<string> CellsAsync(TestBook test) => Cells(await CubeAsync(test));

    private static string Cells(RevenueCube cube) =>
        string.Join("; ", Enumerable.Range(0, cube.Cells.Count).Select(cell => $"{cube.Customers[cube.Cells.Customers[cell]].Name} {cube.Cells.Amounts[cell] / Money.Scale}").Order(StringComparer.Ordinal));

    private static async Task<Dictionary<string, int>> IdsAsync(TestBook test)
    {
        await using var context = test.Open();
        return await context.Customers.ToDictionaryAsync(customer => customer.Name, customer => customer.Id, TestBook.Cancellation);
    }
}
