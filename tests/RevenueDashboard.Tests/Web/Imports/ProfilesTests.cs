using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Web.Components.Pages.Importing;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Importing;

/// <summary>The remembered ways of reading on their page and over HTTP. Today is 15 June 2025, noon.</summary>
public sealed class ProfilesTests
{
    private const string January = "month;customer;amount\n2025-01;Ann;1,5\n";

    private static readonly SpendFileOptions Commas = new() { Product = "Compute", DecimalMark = DecimalMark.Comma };
    private static readonly Dictionary<string, string> NoAnswers = [];

    [Theory, Databases]
    public async Task The_use_of_a_profile_is_every_file_that_was_read_by_it(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var profiles = book.Services.GetRequiredService<ImportProfiles>();
        var sap = await profiles.SaveAsync("SAP \"export\"", Commas, NoAnswers, "ann", TestBook.Cancellation);
        await profiles.SaveAsync("Other", Commas, NoAnswers, "ann", TestBook.Cancellation);
        await StageAsync(book, January, sap);
        book.Time.Advance(TimeSpan.FromHours(2));
        // A refused one was read by it too; one read by hand was not.
        await StageAsync(book, "month;customer;amount\n2025-13;Ann;1,5\n", sap);
        book.Time.Advance(TimeSpan.FromHours(2));
        await book.StageAsync("own.csv", "month,customer,product,amount\n2025-01,Ann,Compute,1\n");

        Assert.Equal(
            [("Other", 0, null), ("SAP \"export\"", 2, new DateTimeOffset(2025, 6, 15, 14, 0, 0, TimeSpan.Zero))],
            (await profiles.ListUsedAsync(TestBook.Cancellation)).Select(used => (used.Profile.Name, used.Files, used.LastUsed)));
    }

    [Fact]
    public async Task A_profile_is_deleted_on_the_page_after_its_use_was_shown()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var profiles = book.Services.GetRequiredService<ImportProfiles>();
        var sap = await profiles.SaveAsync("SAP", Commas, NoAnswers, "ann", TestBook.Cancellation);
        await profiles.SaveAsync("<b>bold</b>", Commas, NoAnswers, "ann", TestBook.Cancellation);
        await StageAsync(book, January, sap);
        await using var pages = new ImportPages(book, inboxProfile: "sap");
        var dialogs = pages.Render<MudDialogProvider>();
        var page = pages.Render<ImportsPage>();
        page.WaitForElement(".profiles");
        Assert.Equal(
            [
                "<b>bold</b> Every line is Compute, decimal comma. No file yet 15 Jun 2025 12:00 UTC, ann Delete",
                "SAP Every line is Compute, decimal comma. 1 file, the last on 15 Jun 2025 12:00 UTC; the inbox reads by it 15 Jun 2025 12:00 UTC, ann Delete",
            ],
            page.FindAll(".profiles tbody tr").Select(TextOf));
        await page.InvokeAsync(() => page.Find(".profile select").Change("SAP"));

        var deleting = page.FindAll(".profiles button")[1].ClickAsync();
        dialogs.WaitForElement("p.ask");
        Assert.Equal("“SAP” is offered no more. The inbox reads its files by it: without it they stay where they are. Files that were read by it stay as they are.", TextOf(dialogs.Find("p.ask")));
        Assert.Equal("Used: 1 file, the last on 15 Jun 2025 12:00 UTC.", TextOf(dialogs.Find(".ask li")));
        await dialogs.InvokeAsync(() => dialogs.Find(".mud-dialog .pri").ClickAsync());
        await deleting;

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".profiles tbody tr")));
        Assert.Equal(["they say themselves", "<b>bold</b>"], page.FindAll(".profile option").Select(TextOf));
        Assert.Equal("", page.Find(".profile select").GetAttribute("value") ?? "");
        Assert.Null(await profiles.FindAsync("SAP", TestBook.Cancellation));
    }

    [Fact]
    public async Task Over_http_profiles_are_listed_with_their_use_and_deleted()
    {
        await using var server = new WebServer();
        await server.Services.GetRequiredService<ImportProfiles>().SaveAsync("SAP/R3 & more", Commas, NoAnswers, "ann", WebServer.Cancellation);
        using var staged = await server.SendAsync("?name=january.csv&profile=" + Uri.EscapeDataString("SAP/R3 & more"), new StringContent(January, Encoding.UTF8, "text/csv"));
        Assert.Equal(HttpStatusCode.Created, staged.StatusCode);

        var listed = await server.CreateClient().GetFromJsonAsync<JsonElement>("/api/imports/profiles", WebServer.Cancellation);
        Assert.Equal(["name", "reads", "savedAt", "savedBy", "files", "lastUsed", "inbox"], listed[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(("SAP/R3 & more", 1, false), (listed[0].GetProperty("name").GetString(), listed[0].GetProperty("files").GetInt32(), listed[0].GetProperty("inbox").GetBoolean()));

        using var deleted = await DeleteAsync(server, "?name=" + Uri.EscapeDataString("sap/r3 & MORE"));
        using var again = await DeleteAsync(server, "?name=" + Uri.EscapeDataString("sap/r3 & MORE"));
        using var unnamed = await DeleteAsync(server, "");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], new[] { deleted, again, unnamed }.Select(response => response.StatusCode));
        Assert.Equal(1, (await WebServer.JsonAsync(deleted)).GetProperty("files").GetInt32());
        Assert.Equal("application/problem+json", again.Content.Headers.ContentType?.MediaType);
        Assert.Equal("[]", await server.CreateClient().GetStringAsync(new Uri("/api/imports/profiles", UriKind.Relative), WebServer.Cancellation));
        // The file that was read by it stays as it is.
        Assert.Equal("SAP/R3 & more", (await server.Importer.FindAsync(1, WebServer.Cancellation))!.Options.Profile);
    }

    [Fact]
    public async Task Without_the_pages_token_no_profile_is_deleted()
    {
        await using var server = new WebServer();
        var profiles = server.Services.GetRequiredService<ImportProfiles>();
        await profiles.SaveAsync("SAP", Commas, NoAnswers, "ann", WebServer.Cancellation);

        using var response = await server.CreateClient().DeleteAsync(new Uri("/api/imports/profiles?name=SAP", UriKind.Relative), WebServer.Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(await profiles.FindAsync("SAP", WebServer.Cancellation));
    }

    private static Task<StagedFile> StageAsync(TestBook book, string csv, ReadingProfile profile) => book.Importer.StageAsync(
        ImportFile.Of("january.csv", Encoding.UTF8.GetBytes(csv)), profile.Under(new SpendFileOptions()), profile.Under(NoAnswers), "ann", cancellation: TestBook.Cancellation);

    private static async Task<HttpResponseMessage> DeleteAsync(WebServer server, string query)
    {
        var client = server.CreateClient();
        var token = await client.GetFromJsonAsync<JsonElement>("/api/imports/token", WebServer.Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/imports/profiles" + query);
        request.Headers.Add("RequestVerificationToken", token.GetProperty("token").GetString());
        return await client.SendAsync(request, WebServer.Cancellation);
    }
}
