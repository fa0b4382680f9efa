using System.Net;
using System.Text;
using static RevenueDashboard.Tests.Web.WebServer;

namespace RevenueDashboard.Tests.Web.Importing;

/// <summary>What is downloaded says the same when it is imported.</summary>
public sealed class DownloadedAgainTests
{
    private const string January = "month,customer,product,amount,currency\n2024-01,-Beta GmbH,P,100,USD\n2024-01,@home,P,5,USD\n2024-01,''=Gamma,P,7,USD\n";

    [Fact]
    public async Task A_refused_file_that_was_corrected_brings_no_new_customers()
    {
        await using var server = new WebServer();
        await CommitAsync(server, "january.csv", January);
        using var refused = await server.SendAsync("?name=february.csv", Bytes("month,customer,product,amount,currency\n2024-02,-Beta GmbH,P,100,USD\n2024-02,''=Gamma,P,7,USD\n2024-02,@home,P,oops,USD\n"));
        var batch = (await JsonAsync(refused)).GetProperty("batch").GetInt32();

        var problems = await server.CreateClient().GetStringAsync($"/api/imports/{batch}/problems", Cancellation);
        await CommitAsync(server, "corrected.csv", problems.Replace("oops", "5", StringComparison.Ordinal));

        Assert.Equal(["'=Gamma", "-Beta GmbH", "@home"], await CustomersAsync(server));
    }

    [Fact]
    public async Task The_file_of_customers_comes_back_without_new_ones()
    {
        await using var server = new WebServer();
        await CommitAsync(server, "january.csv", January);

        var downloaded = await server.CreateClient().GetStringAsync("/api/reference/customers.csv", Cancellation);
        var lines = downloaded.TrimEnd().Split("\r\n");
        // An industry for each, as somebody would write it into the spreadsheet: it is the sixth column.
        var edited = lines.Select((line, i) => i == 0 ? line : string.Join(',', line.Split(',').Select((cell, column) => column == 5 ? "Energy" : cell)));
        await CommitAsync(server, "customers.csv", string.Join("\r\n", edited));

        Assert.Contains(",''=Gamma,", downloaded, StringComparison.Ordinal);
        Assert.Equal(["'=Gamma", "-Beta GmbH", "@home"], await CustomersAsync(server));
        var after = await server.CreateClient().GetStringAsync("/api/reference/customers.csv", Cancellation);
        Assert.Equal(3, after.Split(",Energy,").Length - 1);
    }

    private static async Task CommitAsync(WebServer server, string name, string text)
    {
        using var staged = await server.SendAsync($"?name={name}", Bytes(text));
        Assert.Equal(HttpStatusCode.Created, staged.StatusCode);
        var batch = (await JsonAsync(staged)).GetProperty("batch").GetInt32();
        using var committed = await server.PostAsync($"/api/imports/{batch}/commit", null);
        Assert.Equal(HttpStatusCode.OK, committed.StatusCode);
    }

    private static async Task<string[]> CustomersAsync(WebServer server)
    {
        var file = await server.CreateClient().GetStringAsync("/api/reference/customers.csv", Cancellation);
        return [.. file.TrimEnd().Split("\r\n").Skip(1).Select(line => SpreadsheetText.Plain(line.Split(',')[1])).Order(StringComparer.Ordinal)];
    }

    private static ByteArrayContent Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
