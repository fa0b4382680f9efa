using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Web.Components.Pages.Customers;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Customers;

/// <summary>Every figure leads back to file and line.</summary>
public sealed class CustomerRecordsTests : ComponentTest, IAsyncLifetime
{
    private TestBook book = null!;

    public async ValueTask InitializeAsync()
    {
        book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        Services.AddFallbackServiceProvider(book.Services);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await book.DisposeAsync();
    }

    [Fact]
    public async Task A_record_says_amount_status_source_file_line_who_and_when()
    {
        var batch = await book.CommitAsync(
            "<b>a.csv",
            "Month,Customer,Product,Amount,Currency,Status,Source,Note,Qualifier,Amount low,Amount high\n2025-02,A,Azure OpenAI,1,USD,actual,,,,,\n2025-03,A,Azure OpenAI,19980000.00,USD,reported,<img src=x>,@pct1,nearly,19000000,20000000\n");

        var row = (await ShowAsync("A")).Find(".records tbody tr");

        Assert.Equal("Mar 2025", row.Children[0].TextContent);
        Assert.Equal("Azure OpenAIusage", row.Children[1].TextContent.Trim());
        Assert.Equal("19,980,000.00 USD", row.QuerySelector(".sum .strong")!.TextContent);
        Assert.Equal("nearly: 19,000,000.00 to 20,000,000.00", row.QuerySelector(".sum .under")!.TextContent);
        Assert.Equal("reported", row.QuerySelector(".sure")!.TextContent);
        Assert.Equal("<img src=x>@pct1", row.QuerySelector(".said")!.TextContent);
        Assert.Equal(($"imports/{batch}?line=3", "<b>a.csv, line 3"), (row.QuerySelector("a")!.GetAttribute("href"), row.QuerySelector("a")!.TextContent));
        Assert.Contains("line 3", row.QuerySelector(".from")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ann, 15 Jun 2025 12:00 UTC", row.QuerySelector(".from .under")!.TextContent);
    }

    [Fact]
    public async Task Only_records_of_the_scope_that_count_are_shown()
    {
        await book.CommitAsync("a.csv", "Month,Customer,Product,Amount,Currency\n2025-02,A,Azure OpenAI,1,USD\n2025-03,A,Azure OpenAI,2,USD\n2025-03,A,Copilot,3,USD\n2025-03,B,Azure OpenAI,4,USD\n");

        var page = await ShowAsync("A", new ViewAddress { From = Month.Parse("2025-03"), Products = ["Azure OpenAI"] });

        Assert.Equal(["2.00 USD"], page.FindAll(".records .sum .strong").Select(amount => amount.TextContent));
    }

    [Fact]
    public async Task A_record_of_an_undone_file_is_shown_in_the_book_as_it_was_known_before()
    {
        var batch = await book.CommitAsync("a.csv", "Month,Customer,Product,Amount,Currency\n2025-03,A,Azure OpenAI,2,USD\n");
        var day = DateOnly.FromDateTime(book.Time.GetUtcNow().UtcDateTime);
        book.Time.Advance(TimeSpan.FromDays(3));
        await book.Importer.UndoAsync(batch, "ann", TestBook.Cancellation);

        var page = await ShowAsync("A", new ViewAddress { KnownOn = day });

        Assert.Equal(["2.00 USD"], page.FindAll(".records .sum .strong").Select(amount => amount.TextContent));
    }

    [Fact]
    public async Task A_long_list_is_cut_until_all_of_it_is_asked_for()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 30).Select(i => $"{new Month(2022, 1).AddMonths(i)},A,Azure OpenAI,{i + 1},USD"));
        await book.CommitAsync("a.csv", $"Month,Customer,Product,Amount,Currency\n{lines}\n");

        var page = await ShowAsync("A", new ViewAddress { LastMonths = null });

        Assert.Equal(25, page.FindAll(".records tbody tr").Count);
        await page.InvokeAsync(() => page.Find("button").Click());
        Assert.Equal(30, page.FindAll(".records tbody tr").Count);
        Assert.Empty(page.FindAll("button"));
    }

    private async Task<IRenderedComponent<CustomerRecords>> ShowAsync(string customer, ViewAddress? asked = null)
    {
        var address = asked ?? new ViewAddress();
        var cubes = book.Services.GetRequiredService<CubeStore>();
        var cube = address.KnownOnTime is { } time ? await cubes.KnownOnAsync(time, TestBook.Cancellation) : await cubes.CurrentAsync(TestBook.Cancellation);
        var report = CustomerReport.Of(cube, address.Question, cube.Customers.Single(known => known.Name == customer).Id)!;
        var page = Render<CustomerRecords>(parameters => parameters.Add(records => records.Report, report).Add(records => records.View, new PageView(cube, address)));
        await page.WaitForElementAsync(".records");
        return page;
    }
}
