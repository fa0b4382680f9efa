using System.Text;
using static RevenueDashboard.Tests.Web.WebServer;

namespace RevenueDashboard.Tests.Web.Importing;

/// <summary>A name that is mistyped in a reference file is told as new to the book.</summary>
public sealed class NewNamesTests
{
    private const string Spend = "month,customer,product,amount,currency\n2024-01,Acme,Compute,100,USD\n2024-01,Bolt,Compute,5,USD\n";

    [Theory]
    [InlineData("customer,alias of\nAcmee,Boltt\n", "New to the book: 2 customers: Acmee (line 2), Boltt (line 2). Check the spelling if the book should know them.")]
    [InlineData("customer,parent\nBolt,Acme\nAcme,Acme Holdng\n", "New to the book: customer Acme Holdng (line 3). Check the spelling if the book should know it.")]
    [InlineData("month,product,total,currency\n2024-01,Nope,10,USD\n", "New to the book: product Nope (line 2). Check the spelling if the book should know it.")]
    [InlineData("product,gross margin low\nCompute,50%\nPp,50%\n", "New to the book: product Pp (line 3). Check the spelling if the book should know it.")]
    [InlineData("counterparty,role,product\nAcmee,supplier,Cmopute\n", "New to the book: customer Acmee (line 2); product Cmopute (line 2). Check the spelling if the book should know them.")]
    [InlineData("customer,industry\nA1,X\nA2,X\nA3,X\nA4,X\nA5,X\nA6,X\nA7,X\n", "New to the book: 7 customers: A1 (line 2), A2 (line 3), A3 (line 4), A4 (line 5), A5 (line 6) and 2 more. Check the spelling if the book should know them.")]
    public async Task A_name_the_book_does_not_have_is_told_with_its_line(string file, string note)
    {
        await using var server = new WebServer();
        await SendAsync(server, Spend, commit: true);

        Assert.Equal([note], await SendAsync(server, file, commit: false));
        // A file that was thrown away makes nothing known.
        await server.Importer.DiscardAsync(2, "ann", Cancellation);
        Assert.Equal([note], await SendAsync(server, file, commit: true));
    }

    [Fact]
    public async Task Names_the_book_has_and_a_book_without_any_are_told_nothing_of()
    {
        await using var server = new WebServer();
        Assert.Empty(await SendAsync(server, "customer,industry\nCorax,Mining\n", commit: true));
        await SendAsync(server, Spend, commit: true);

        Assert.Empty(await SendAsync(server, "customer,parent\nBolt,ACME\nCorax,Bolt\n", commit: false));
        Assert.Empty(await SendAsync(server, "month,product,total,currency\n2024-01,compute,10,USD\n", commit: false));
    }

    [Fact]
    public async Task Names_that_may_be_one_customer_are_in_the_answer_with_their_ids()
    {
        await using var server = new WebServer();
        await SendAsync(server, "month,customer,customer id,product,amount,currency\n2024-01,Zedco,Z1,Compute,100,USD\n", commit: true);

        using var staged = await server.SendAsync("?name=february.csv", new ByteArrayContent(Encoding.UTF8.GetBytes("month,customer,product,amount,currency\n2024-01,Zedco,Storage,7,USD\n")));

        var pair = Assert.Single((await JsonAsync(staged)).GetProperty("suggestions").EnumerateArray());
        Assert.Equal(
            """{"name":"Zedco","id":null,"other":"Zedco","otherId":"z1","reason":"the same name, with an id and without one"}""", pair.GetRawText());
    }

    private static async Task<string?[]> SendAsync(WebServer server, string text, bool commit)
    {
        using var staged = await server.SendAsync("?name=file.csv", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        var answer = await JsonAsync(staged);
        var batch = answer.GetProperty("batch").GetInt32();
        if (commit)
        {
            using var committed = await server.PostAsync($"/api/imports/{batch}/commit", null);
            committed.EnsureSuccessStatusCode();
        }

        return [.. answer.GetProperty("notes").EnumerateArray().Select(note => note.GetString())];
    }
}
