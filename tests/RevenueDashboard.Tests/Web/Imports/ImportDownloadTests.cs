using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Api.Importing;
using static RevenueDashboard.Tests.Web.WebServer;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class ImportDownloadTests
{
    private const string March = "month,customer,product,amount,currency\n2024-03,Ann,Compute,100.00,USD\n";
    private const string Broken = "month,customer,product,amount,currency\n2024-03,Ann,Compute,100.00,USD\n2024-03,Bob,Compute,1e6,USD\n";

    [Fact]
    public async Task The_original_comes_back_byte_for_byte_as_a_file_that_no_browser_shows()
    {
        await using var server = new WebServer();
        using var sent = await server.SendAsync("?name=march.csv", Bytes(March));

        using var response = await server.CreateClient().GetAsync("/api/imports/1/original", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(March, await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("attachment", "march.csv"), (response.Content.Headers.ContentDisposition?.DispositionType, response.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Problems_come_beside_their_rows_all_rows_or_only_those_with_problems()
    {
        await using var server = new WebServer();
        using var sent = await server.SendAsync("?name=march.csv", Bytes(Broken));
        var client = server.CreateClient();

        var all = await client.GetStringAsync("/api/imports/1/problems", Cancellation);
        var some = await client.GetStringAsync("/api/imports/1/problems?rows=problems", Cancellation);
        using var wrong = await client.GetAsync("/api/imports/1/problems?rows=none", Cancellation);
        using var named = await client.GetAsync("/api/imports/1/problems", Cancellation);

        Assert.Contains("2024-03,Ann,Compute,100.00,USD,", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", some, StringComparison.Ordinal);
        Assert.Contains("Line 3, amount: ", some, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("march-problems.csv", named.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("text/csv", named.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/imports/2/original")]
    [InlineData("/api/imports/2/problems")]
    [InlineData("/api/imports/1/problems")]
    [InlineData("/api/imports/one/original")]
    [InlineData("/api/imports/../imports/9/original")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        await using var server = new WebServer();
        using var sent = await server.SendAsync("?name=march.csv", Bytes(March));

        using var response = await server.CreateClient().GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("a\r\nSet-Cookie: x=1.csv", "a__Set-Cookie_ x=1.csv")]
    [InlineData("a\";filename=\"b.exe", "a__filename=_b.exe")]
    [InlineData("gpj.\u202Eexe.csv", "gpj._exe.csv")]
    [InlineData("C:\\Windows\\win.csv", "C__Windows_win.csv")]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("...", "batch-7.csv")]
    [InlineData("Müller – Juli.csv", "Müller – Juli.csv")]
    public void A_name_goes_out_without_what_could_be_a_folder_end_a_header_or_be_turned_around(string name, string kept) =>
        Assert.Equal(kept, ImportDownloads.NameOf(new BatchEntry
        {
            Id = 7, Kind = FileKind.Spend, State = BatchState.Staged, FileName = name, FileSize = 1, FileHash = "", Rows = 0, StagedAt = default, By = "ann",
        }));

    [Fact]
    public async Task A_hostile_name_is_one_header_with_one_file_name()
    {
        await using var server = new WebServer();
        using var sent = await server.SendAsync($"?name={Uri.EscapeDataString("x\r\nX-Evil: 1\";filename=\"y.exe")}", Bytes(March));

        using var response = await server.CreateClient().GetAsync("/api/imports/1/original", Cancellation);

        Assert.False(response.Headers.Contains("X-Evil"));
        Assert.Equal("x__X-Evil_ 1__filename=_y.exe", response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
    }

    [Fact]
    public async Task A_profile_says_how_the_file_is_read_and_one_that_is_not_there_is_said_not_to_be()
    {
        await using var server = new WebServer();
        using var wrong = await server.SendAsync("?name=juli.csv&profile=SAP", Bytes(March));
        await server.Services.GetRequiredService<ImportProfiles>().SaveAsync(
            "SAP", new SpendFileOptions { Map = new Dictionary<FileField, string> { [FileField.Amount] = "Wert" }, DecimalMark = DecimalMark.Comma, Product = "Compute" }, new Dictionary<string, string>(), "ann", Cancellation);

        using var read = await server.SendAsync("?name=juli.csv&profile=sap", Bytes("month;customer;Wert\n2024-03;Ann;1.000,50\n"));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("There is no profile", (await JsonAsync(wrong)).GetProperty("errors").GetProperty("profile")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, read.StatusCode);
        Assert.Equal([new Money(10_005_000, Currency.Usd)], (await server.History.FindAsync(1, Cancellation))!.Totals);
    }

    private static ByteArrayContent Bytes(string text) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
}
