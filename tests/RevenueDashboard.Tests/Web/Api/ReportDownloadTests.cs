using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Web.Api;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Api;

/// <summary>The tables of the report pages as files.</summary>
public sealed class ReportDownloadTests : IAsyncLifetime
{
    private TestBook book = null!;
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(book.Services.GetRequiredService<CubeStore>());
        builder.Services.AddSingleton<TimeProvider>(book.Time);
        app = builder.Build();
        app.MapReportDownloads();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await book.DisposeAsync();
    }

    [Fact]
    public async Task The_file_has_the_figures_of_the_same_query_and_says_in_its_name_what_it_is_about()
    {
        await FillAsync();

        var answer = await GetAsync("/api/reports/revenue.csv?from=2025-02&product=Azure+OpenAI&by=customer&level=customer");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("revenue-azure-openai-2025-02-to-2025-03-by-customer-split-by-customer.csv", answer.Content.Headers.ContentDisposition.FileName);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(
            "month,status,total,growth,yearGrowth,A,'=1+1\r\n2025-02,preliminary,125.00,0.25,,115.00,10.00\r\n2025-03,preliminary,250.00,1,,240.00,10.00\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
    }

    [Theory]
    [InlineData("to=0001-01")]
    [InlineData("to=0001-12&period=1200&without=largest")]
    [InlineData("to=9999-12")]
    [InlineData("from=9999-12&to=0001-01")]
    [InlineData("known-on=0001-01-01")]
    [InlineData("known-on=9999-12-31")]
    public async Task Months_that_the_book_does_not_have_are_a_table_without_rows_and_never_a_fault(string query)
    {
        await FillAsync();

        foreach (var name in (string[])["revenue", "customers", "concentration", "dependence", "movements", "movement-changes", "cohorts", "customers-over", "evidence", "peers", "growth", "scenario", "limits", "goals"])
        {
            var answer = await GetAsync($"/api/reports/{name}.csv?{query}");
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{name}?{query}: {answer.StatusCode}");
            if (answer.StatusCode == HttpStatusCode.OK) Assert.NotEmpty((await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF'));
        }
    }

    [Fact]
    public async Task A_growth_beyond_what_can_be_counted_is_the_askers_mistake()
    {
        await FillAsync();

        // 10 of those who stay are 1e5 ten-thousandths, 1.7e12 after 24 months of 100 %. 1e12 doubled 23 times are beyond half of 64 bits.
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/api/reports/scenario.csv?growth=1000")).StatusCode);
        await book.CommitAsync("b.csv", "Month,Customer,Product,Amount,Currency\n2025-03,Large,Copilot,100000000.00,USD\n");
        var answer = await GetAsync("/api/reports/scenario.csv?growth=1000&leave=A");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("more in 2027-02 than can be counted", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customers", "rank,customer,parent,amount,share")]
    [InlineData("movements", "month,status,opening,new,reactivation,expansion,crossSell,contraction,churn,credit,structure,fx,closing")]
    [InlineData("movement-changes", "from,to,kind,customer,before,after,amount,crossSell,structure,fx,firstMonth,lastMonth,industry,previousProvider")]
    [InlineData("cohorts", "cohort,size,month,status,age,amount,customers,revenueRetention,logoRetention")]
    [InlineData("limits", "limit,measure,subject,product,month,status,figure,warning,hard,use,excess,whose,owner,waivedUntil,waiver,source,why\r\nSingle customer,parent,,,")]
    [InlineData("goals", "goal,measure,product,month,status,figure,target,start,startFigure,done,required,actual,due,owner,why")]
    [InlineData("growth-quarters", "period,from,to,complete,total,growth,yearGrowth,largest,totalExLargest,growthExLargest,yearGrowthExLargest\r\nFY25-Q1,2025-01,2025-03,no,")]
    [InlineData("growth-years", "period,from,to,complete,total")]
    [InlineData("concentration-ranked", "month,rank,customer,amount,share,cumulative\r\n2025-02,1,A,122.00,")]
    [InlineData("concentration-ratios", "month,n,share,allCustomers,tiedAtRank\r\n2025-02,3,1,yes,")]
    [InlineData("concentration-attribution", "month,customer,against,points")]
    [InlineData("concentration-matrix", "month,customer,product,amount,shareOfProduct,double\r\n2025-02,A,Azure OpenAI,115.00,0.92,yes")]
    [InlineData("concentration-doubles", "month,customer,product,amount,shareOfProduct,shareOfCustomer,limit")]
    [InlineData("concentration-bounds", "month,measure,low,stated,high\r\n2025-02,top1Share,")]
    [InlineData("concentration-hill", "month,order,equalCustomers\r\n2025-02,0,2")]
    [InlineData("concentration", "month,status,total,positive,unallocated,customers,top1Share")]
    public async Task Each_report_page_has_its_table(string name, string header)
    {
        await FillAsync();

        var text = await (await GetAsync($"/api/reports/{name}.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith(header, text.TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_does_not_exist_is_not_found() => Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/api/reports/overview.csv")).StatusCode);

    [Fact]
    public async Task A_product_that_the_book_does_not_have_is_named()
    {
        await FillAsync();

        var answer = await GetAsync("/api/reports/revenue.csv?product=Tea");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>(TestContext.Current.CancellationToken);
        Assert.Contains("No product is called \"Tea\"", problem!["detail"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_book_gives_a_table_without_rows()
    {
        var text = await (await GetAsync("/api/reports/customers.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("rank,customer,parent,amount,share\r\n", text.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task The_book_as_it_was_known_before_its_first_file_is_empty()
    {
        await FillAsync();

        var answer = await GetAsync("/api/reports/customers.csv?known-on=2025-06-14");

        Assert.Equal("rank,customer,parent,amount,share\r\n", (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF'));
        Assert.Equal("customers-all-products-by-parent-known-on-2025-06-14.csv", answer.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task Amounts_that_add_up_to_more_than_is_counted_are_answered_and_the_rest_is_told()
    {
        // 80 customers with the most that a record may have, twelve months long: each month can be counted, 960,000,000,000,000 cannot.
        var rows = from month in Enumerable.Range(1, 12) from customer in Enumerable.Range(1, 80) select $"2024-{month:00},C{customer},Azure OpenAI,1000000000000,USD\n";
        await book.CommitAsync("a.csv", $"Month,Customer,Product,Amount,Currency\n{string.Concat(rows)}");

        var growth = await GetAsync("/api/reports/growth.csv");
        var customers = await GetAsync("/api/reports/customers.csv");

        // The most is 922,337,203,685,477.5807: twelve times the month is n/a, the month is not.
        var line = (await growth.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n")[2].Split(',');
        Assert.Equal(("2024-02", "80000000000000.00", "0", ""), (line[0], line[2], line[3], line[10]));
        Assert.Equal(HttpStatusCode.BadRequest, customers.StatusCode);
        Assert.Contains("The amounts are too large to add up", await customers.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Azure OpenAI", "revenue-azure-openai-by-parent.csv")]
    [InlineData("../../etc/passwd\r\nX: y", "revenue-etcpasswdx-y-by-parent.csv")]
    [InlineData("日本", "revenue-1-products-by-parent.csv")]
    [InlineData("A product with a name that is much too long for the name of any file on any disk", "revenue-1-products-by-parent.csv")]
    public void A_file_name_keeps_of_a_product_only_what_no_disk_minds(string product, string name)
    {
        var scope = new ReportScope([product], null, EntityLevel.Parent, Currency.Usd, null);

        Assert.Equal(name, ReportDownloads.FileName("revenue", scope, new ViewAddress()));
    }

    private Task<int> FillAsync() => book.CommitAsync(
        "a.csv",
        "Month,Customer,Product,Amount,Currency\n2025-01,A,Azure OpenAI,100.00,USD\n2025-02,A,Azure OpenAI,115.00,USD\n2025-02,\"=1+1\",Azure OpenAI,10.00,USD\n2025-02,A,Copilot,7.00,USD\n2025-03,A,Azure OpenAI,240.00,USD\n2025-03,\"=1+1\",Azure OpenAI,10.00,USD\n");

    private Task<HttpResponseMessage> GetAsync(string address) => app.GetTestClient().GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}
