using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Web.Api.Importing;
using RevenueDashboard.Web.Components.Pages.Importing;
using static RevenueDashboard.Tests.Data.TestBook;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class DropZoneTests
{
    private static readonly ChosenFile July = new(1, "july.csv", 2_000_000);

    [Fact]
    public async Task A_file_is_followed_from_choice_to_its_page()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await using var pages = new ImportPages(book);
        var zone = pages.Render<DropZone>();

        await zone.InvokeAsync(() => zone.Instance.OnChosen([July]));
        Assert.Equal("july.csv 2.0 MB Waits for its turn Cancel", TextOf(zone.Find(".sent li")));

        await zone.InvokeAsync(() => zone.Instance.OnSent(1, 500_000, 2_000_000));
        Assert.Equal("500000", zone.Find(".sent progress").GetAttribute("value"));
        Assert.Contains("500 KB of 2.0 MB", TextOf(zone.Find(".sent li")), StringComparison.Ordinal);

        await zone.InvokeAsync(() => zone.Instance.OnSent(1, 2_000_000, 2_000_000));
        Assert.Contains("Reading", TextOf(zone.Find(".sent li")), StringComparison.Ordinal);

        await zone.InvokeAsync(() => zone.Instance.OnAnswered(new FileAnswer(1, 201, Batch: 7, Outcome: "staged")));
        Assert.Equal("http://localhost/imports/7", pages.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Of_several_files_each_says_what_became_of_it_and_the_page_stays()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await using var pages = new ImportPages(book);
        var zone = pages.Render<DropZone>();

        await zone.InvokeAsync(() => zone.Instance.OnChosen([July, new(2, "big.csv", 200_000_000), new(3, "<b>bad</b>.csv", 10)]));
        await zone.InvokeAsync(() => zone.Instance.OnAnswered(new FileAnswer(1, 200, Batch: 7, Outcome: "already-imported")));
        await zone.InvokeAsync(() => zone.Instance.OnAnswered(new FileAnswer(2, 413)));
        await zone.InvokeAsync(() => zone.Instance.OnAnswered(new FileAnswer(3, 422, Batch: 8, Outcome: "refused", Detail: "9 problems.")));

        Assert.Equal(
            [
                "july.csv 2.0 MB The same rows are in the book already. Nothing changed. Open",
                "big.csv 200.0 MB The file is larger than the 100 MB that are accepted. Divide it by month.",
                "<b>bad</b>.csv 10 bytes 9 problems. Open",
            ],
            zone.FindAll(".sent li").Select(TextOf));
        Assert.Equal(["imports/7?again=true", "imports/8"], zone.FindAll(".sent a").Select(link => link.GetAttribute("href")));
        Assert.Equal("http://localhost/", pages.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Theory]
    [InlineData(0, null, "The server did not answer. Check that it is running, then choose the file again.")]
    [InlineData(500, null, "The server could not read the file. Nothing was kept: try again, or look into the server's log.")]
    [InlineData(503, "The book is being written to by somebody else.", "The book is being written to by somebody else.")]
    public void Every_answer_has_a_sentence(int status, string? detail, string sentence) => Assert.Equal(sentence, new FileAnswer(1, status, Detail: detail).Sentence(100));

    [Fact]
    public async Task What_is_said_about_the_files_goes_with_them()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await using var pages = new ImportPages(book);
        var zone = pages.Render<DropZone>();

        await zone.InvokeAsync(() => zone.Find("input[maxlength='3']").ChangeAsync("EUR"));
        await zone.InvokeAsync(() => zone.FindAll("select")[0].ChangeAsync("comma"));
        var query = await zone.InvokeAsync(() => zone.Instance.OnChosen([July]));

        Assert.Matches("^\\?currency=EUR&decimal=comma&upload=[0-9a-f]{32}$", query);
    }

    [Fact]
    public async Task While_a_file_is_read_its_rows_are_counted()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await using var pages = new ImportPages(book);
        var zone = pages.Render<DropZone>();
        var query = await zone.InvokeAsync(() => zone.Instance.OnChosen([July]));
        await zone.InvokeAsync(() => zone.Instance.OnSent(1, 2_000_000, 2_000_000));
        // As the script names the file's own upload.
        var told = pages.Services.GetRequiredService<UploadProgress>().Of($"{query.Split("upload=")[1]}-1");

        told!.Report(16_384);
        zone.WaitForAssertion(() => Assert.Contains("Reading: 16,384 rows", TextOf(zone.Find(".sent li")), StringComparison.Ordinal));
        book.Time.Advance(TimeSpan.FromSeconds(2));
        told.Report(216_384);

        // 200,000 rows in two seconds.
        zone.WaitForAssertion(() => Assert.Contains("Reading: 216,384 rows, 100,000 a second", TextOf(zone.Find(".sent li")), StringComparison.Ordinal));
        await zone.InvokeAsync(() => zone.Instance.OnAnswered(new FileAnswer(1, 422, Detail: "9 problems.")));
        Assert.Null(pages.Services.GetRequiredService<UploadProgress>().Of($"{query.Split("upload=")[1]}-1"));
    }

    [Fact]
    public async Task A_profile_that_is_chosen_goes_with_the_files()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.Services.GetRequiredService<ImportProfiles>().SaveAsync("SAP & Co", new SpendFileOptions { DecimalMark = DecimalMark.Comma }, new Dictionary<string, string>(), "ann", Cancellation);
        await using var pages = new ImportPages(book);
        var zone = pages.Render<DropZone>();
        zone.WaitForElement(".profile");

        await zone.InvokeAsync(() => zone.Find(".profile select").ChangeAsync("SAP & Co"));
        var query = await zone.InvokeAsync(() => zone.Instance.OnChosen([July]));

        Assert.StartsWith("?profile=SAP%20%26%20Co&upload=", query, StringComparison.Ordinal);
        Assert.Contains("Decimal comma.", TextOf(zone.Find(".profile")), StringComparison.Ordinal);
    }
}
