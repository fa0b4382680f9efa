using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

/// <summary>What was said once and no longer holds is cleared by a file, which can be undone.</summary>
public sealed class ClearingTests
{
    private const string Spend = "month,customer,product,amount,currency\n2025-03,Acme,Compute,100,USD\n";
    private const string Euros = "month,customer,product,amount,currency\n2025-04,Acme,Compute,100,EUR\n";
    private const string Rates = "month,currency,rate\n2025-04,EUR,1.0845\n";
    private const string NoRate = "month,currency,rate\n2025-04,EUR,(none)\n";

    [Theory, Databases]
    public async Task Attributes_are_cleared_field_by_field(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("customers.csv", "customer,industry,country,previous provider,customer since\nAcme,Retail,US,Other cloud,2019-02\n");

        var batch = await test.CommitAsync("clear.csv", "customer,industry,country,previous provider,customer since\nAcme,(none),,(none),(none)\n");
        Assert.Equal(new CubeCustomer(1, "Acme", null, "US"), (await CubeAsync(test)).Customers[0]);

        await test.CommitAsync("again.csv", "customer,industry\nAcme,Energy\n");
        Assert.Equal("Energy", (await CubeAsync(test)).Customers[0].Industry);

        await test.Importer.UndoAsync(batch, "ann", TestBook.Cancellation);
        Assert.Equal(new CubeCustomer(1, "Acme", "Energy", "US", "Other cloud", Month.Parse("2019-02")), (await CubeAsync(test)).Customers[0]);
    }

    [Theory, Databases]
    public async Task A_customer_stands_alone_from_a_month_on(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("customers.csv", "customer,parent\nAcme,Globex\n");

        var batch = await test.CommitAsync("sold.csv", "customer,parent,parent from\nAcme,(none),2025-03\n");
        Assert.Equal("Globex Acme", await ParentsAsync(test, "2025-02", "2025-03"));

        await test.CommitAsync("alone.csv", "customer,parent\nAcme,(none)\n");
        Assert.Equal("Acme Acme", await ParentsAsync(test, "2025-02", "2025-03"));

        await test.CommitAsync("bought.csv", "customer,parent,parent from\nAcme,Initech,2025-03\n");
        Assert.Equal("Acme Initech", await ParentsAsync(test, "2025-02", "2025-03"));

        await test.Importer.UndoAsync(batch, "ann", TestBook.Cancellation);
        Assert.Equal("Acme Initech", await ParentsAsync(test, "2025-02", "2025-03"));
    }

    [Theory, Databases]
    public async Task A_spend_file_leaves_the_months_in_which_a_customer_stands_alone(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("customers.csv", "customer,parent,parent from\nAcme,(none),2025-03\n");

        await test.CommitAsync("spend.csv", "month,customer,product,amount,parent\n2025-03,Acme,Compute,100,Globex\n");

        Assert.Equal("Globex Acme", await ParentsAsync(test, "2025-02", "2025-03"));
    }

    [Theory, Databases]
    public async Task Margins_and_totals_are_cleared_and_come_back(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("products.csv", "product,margin low,margin high\nCompute,40,60\n");
        await test.CommitAsync("totals.csv", "month,product,total\n2025-03,Compute,150\n");
        var product = await test.CommitAsync("clear-margin.csv", "product,margin low,margin high\nCompute,,(none)\n");
        var total = await test.CommitAsync("clear-total.csv", "month,product,total\n2025-03,Compute,(none)\n");

        var cleared = await CubeAsync(test);
        Assert.Equal((4_000, (int?)null), (cleared.Products[0].MarginLow, cleared.Products[0].MarginHigh));
        Assert.Null(cleared.TotalOf(Month.Parse("2025-03"), 0));

        await test.Importer.UndoAsync(product, "ann", TestBook.Cancellation);
        await test.Importer.UndoAsync(total, "ann", TestBook.Cancellation);
        var back = await CubeAsync(test);
        Assert.Equal((4_000, 6_000), (back.Products[0].MarginLow, back.Products[0].MarginHigh));
        Assert.Equal(1_500_000, back.TotalOf(Month.Parse("2025-03"), 0)!.Amount);
    }

    [Theory, Databases]
    public async Task A_total_of_a_closed_month_cannot_be_withdrawn_and_one_that_was_never_there_changes_nothing(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("totals.csv", "month,product,total\n2025-03,Compute,150\n");
        await test.CloseAsync("2025-03", acceptWarnings: true, reason: "Complete.");

        var refused = await test.StageAsync("clear.csv", "month,product,total\n2025-03,Compute,(none)\n");
        var nothing = await test.StageAsync("nothing.csv", "month,product,total\n2025-03,Storage,(none)\n");

        Assert.Equal("month-closed", Assert.Single(refused.Problems).Code);
        Assert.Equal(StagedOutcome.Staged, nothing.Outcome);
    }

    [Theory, Databases]
    public async Task A_rate_that_revenue_needs_cannot_be_withdrawn_and_one_it_does_not_need_can(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("rates.csv", Rates);
        var euros = await test.CommitAsync("euros.csv", Euros);

        var refused = await test.StageAsync("none.csv", NoRate);
        Assert.Equal((2, "rate-needed"), ((int)Assert.Single(refused.Problems).Line, refused.Problems[0].Code));

        await test.Importer.UndoAsync(euros, "ann", TestBook.Cancellation);
        var withdrawn = await test.CommitAsync("none.csv", NoRate);
        Assert.Equal("exchange-rate-missing", Assert.Single((await test.StageAsync("euros.csv", Euros)).Problems).Code);

        await test.Importer.UndoAsync(withdrawn, "ann", TestBook.Cancellation);
        Assert.Equal(StagedOutcome.Staged, (await test.StageAsync("euros.csv", Euros)).Outcome);
    }

    [Theory, Databases]
    public async Task A_rate_that_is_needed_since_its_withdrawal_was_staged_stays(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("rates.csv", Rates);
        var none = await test.StageAsync("none.csv", NoRate);
        await test.CommitAsync("euros.csv", Euros);

        var result = await test.Importer.CommitAsync(none.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.Refused, "rate-needed"), (result.Outcome, Assert.Single(result.Problems).Code));
        Assert.Equal(1_084_500, (await CubeAsync(test)).Cells.Of(Month.Parse("2025-04")).Amounts[0]);
    }

    [Theory, Databases]
    public async Task A_rate_that_took_the_place_of_a_withdrawal_cannot_be_undone_while_it_is_needed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        await test.CommitAsync("rates.csv", Rates);
        await test.CommitAsync("none.csv", NoRate);
        var again = await test.CommitAsync("again.csv", "month,currency,rate\n2025-04,EUR,1.1\n");
        await test.CommitAsync("euros.csv", Euros);

        Assert.Equal(BatchOutcome.NotPossible, (await test.Importer.UndoAsync(again, "ann", TestBook.Cancellation)).Outcome);
    }

    [Theory, Databases]
    public async Task Totals_staged_before_their_rates_were_undone_are_not_committed(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("spend.csv", Spend);
        var rates = await test.CommitAsync("rates.csv", Rates);
        var totals = await test.StageAsync("totals.csv", "month,product,total,currency\n2025-04,Compute,500,EUR\n");
        await test.Importer.UndoAsync(rates, "ann", TestBook.Cancellation);

        var result = await test.Importer.CommitAsync(totals.BatchId!.Value, "ann", TestBook.Cancellation);

        Assert.Equal((BatchOutcome.Refused, "exchange-rate-missing"), (result.Outcome, Assert.Single(result.Problems).Code));
    }

    private static async Task<RevenueCube> CubeAsync(TestBook test) => await test.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);

    private static async Task<string> ParentsAsync(TestBook test, params string[] months)
    {
        var cube = await CubeAsync(test);
        var acme = cube.Customers.Single(customer => customer.Name == "Acme");
        return string.Join(" ", months.Select(month => cube.Customers[cube.Parents.ParentOf(cube.CustomerWithId(acme.Id)!.Value, Month.Parse(month))].Name));
    }
}
