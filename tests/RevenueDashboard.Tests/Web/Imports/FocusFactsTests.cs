using Bunit;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Importing.Focus;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class FocusFactsTests
{
    private const string January = "BillingPeriodStart=2025-01-01 BillingPeriodEnd=2025-02-01 ";

    [Fact]
    public async Task The_page_says_how_a_billing_export_was_understood()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        await book.StageAsync("january.csv", FocusExport.File($"{January}BilledCost=40.00001 EffectiveCost=1", $"{January}BilledCost=2 ChargeCategory=Tax", $"{January}BilledCost=1 ServiceName=NULL"), (ImportQuestion.FocusCost, "billed"));
        await using var pages = new ImportPages(book);

        var page = pages.Open(1);

        var text = TextOf(page.Find(".grid"));
        Assert.Contains("FOCUS billing export, UTF-8", text, StringComparison.Ordinal);
        Assert.Contains("The amounts are BilledCost. Charges of Northwind Cloud.", text, StringComparison.Ordinal);
        Assert.Contains("2 lines became 2 records: the lines add up to exactly 41.00001 USD. Each record is rounded once to four decimals, which makes 0.00001 less together.", text, StringComparison.Ordinal);
        Assert.Contains("1 line of tax left out: 2.00 USD.", text, StringComparison.Ordinal);
        Assert.Contains("1 line has no ServiceName; its ServiceCategory is the product: Compute (1).", text, StringComparison.Ordinal);
        Assert.Equal("INV-1 3 43.00001 USD 2.00", TextOf(page.Find("table[aria-label=Invoices] tbody tr")));
        Assert.Equal("Commit 41.00 USD", TextOf(page.Find(".commit .pri")));
    }
}
