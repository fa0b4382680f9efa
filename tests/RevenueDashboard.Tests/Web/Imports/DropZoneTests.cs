using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Web.Components.Pages.Importing;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Importing;

public sealed class DropZoneTests
{
    private static readonly ChosenFile July = new(1, "july.csv", 2_000_000);

    [Fact]
    public async Task A_file_is_followed_from_choice_to_its_page()
    {
        await using var pages = new ImportPages();
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
        await using var pages = new ImportPages();
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
        await using var pages = new ImportPages();
        var zone = pages.Render<DropZone>();

        await zone.InvokeAsync(() => zone.Find("input[maxlength='3']").ChangeAsync("EUR"));
        await zone.InvokeAsync(() => zone.FindAll("select")[0].ChangeAsync("comma"));
        var query = await zone.InvokeAsync(() => zone.Instance.OnChosen([July]));

        Assert.Equal("?currency=EUR&decimal=comma", query);
    }
}
