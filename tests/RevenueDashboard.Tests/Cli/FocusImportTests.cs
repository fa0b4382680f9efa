using RevenueDashboard.Tests.Importing.Focus;

namespace RevenueDashboard.Tests.Cli;

public sealed class FocusImportTests : IDisposable
{
    private readonly CommandLine revenue = new();

    public void Dispose() => revenue.Dispose();

    [Fact]
    public async Task A_billing_export_asks_by_which_cost_and_takes_the_answer()
    {
        var file = revenue.File("bill.csv", FocusExport.File("BilledCost=10.000004 EffectiveCost=8", "BilledCost=1.9 ChargeCategory=Tax"));

        var asked = await revenue.RunAsync("import", file, "--yes", "--format", "json");
        Assert.Equal((3, "questions"), (asked.Code, asked.Json.GetProperty("outcome").GetString()));
        Assert.Equal("focus-cost", asked.Json.GetProperty("questions")[0].GetProperty("code").GetString());

        var committed = await revenue.RunAsync("import", file, "--answer", "focus-cost=billed", "--yes", "--format", "json");
        Assert.Equal((0, "committed", "FOCUS billing export"), (committed.Code, committed.Json.GetProperty("outcome").GetString(), committed.Json.GetProperty("format").GetString()));
        Assert.Equal("10.000004", committed.Json.GetProperty("focus").GetProperty("totals")[0].GetProperty("exact").GetString());
        Assert.Equal("11.900004", committed.Json.GetProperty("focus").GetProperty("invoices")[0].GetProperty("amount").GetString());
        Assert.Equal("10.00", committed.Json.GetProperty("totals")[0].GetProperty("amount").GetString());
    }

    [Fact]
    public async Task In_text_it_says_how_the_export_was_understood()
    {
        var file = revenue.File("bill.csv", FocusExport.File("BilledCost=10", "BilledCost=1.9 ChargeCategory=Tax"));

        var answer = await revenue.RunAsync("import", file, "--yes");

        Assert.Contains("FOCUS billing export", answer.Output, StringComparison.Ordinal);
        Assert.Contains("The amounts are BilledCost; EffectiveCost says the same in every line. Charges of Northwind Cloud.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 line of tax left out: 1.90 USD.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("INV-1  11.90 USD, of it tax 1.90", answer.Output, StringComparison.Ordinal);
    }
}
