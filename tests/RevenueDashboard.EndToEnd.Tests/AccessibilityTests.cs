using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>The rules of axe on every page with the sample book, in both themes, at a desk and on a phone.</summary>
[Collection(SampleReaders.Name)]
public sealed class AccessibilityTests(ReadOnlySample server)
{
    private const string LightBackground = "rgb(246, 246, 243)";
    private const string DarkBackground = "rgb(16, 19, 24)";

    // The themes differ in colours only, so that the second one is asked about those alone.
    private static readonly AxeRunOptions Colors = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Accessibility_checks_find_nothing_on_any_page(int width)
    {
        await using var opened = await server.OpenAsync("/", width, theme: "system");
        var page = opened.Page;
        var found = new List<string>();

        foreach (var path in Pages())
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            await opened.GoToAsync(path);
            await Expect(opened.Heading).ToBeVisibleAsync();
            await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
            await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", LightBackground);
            found.AddRange(Words(path, "light", await page.RunAxe()));

            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Expect(page.Locator("body")).ToHaveCSSAsync("background-color", DarkBackground);
            found.AddRange(Words(path, "dark", await page.RunAxe(Colors)));
        }

        Assert.Empty(found);
    }

    private static IEnumerable<string> Words(string path, string theme, AxeResult result) =>
        result.Violations.Select(violation => $"{path}, {theme}: {violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}");

    private IEnumerable<string> Pages() =>
    [
        "/",
        "/revenue?by=customer",
        "/customers",
        $"/customers/{server.LargestCustomer}",
        "/concentration",
        "/concentration?group=industry",
        "/movements",
        "/risk",
        "/revenue/growth",
        "/limits",
        "/claims",
        "/disclosure",
        "/imports",
        "/months",
        "/months/2024-06",
        "/reference",
        $"/reference/customers/{server.LargestCustomer}",
        "/reference/products",
        "/reference/rates",
        "/reference/totals",
        "/reference/series",
        "/reference/events",
        "/reference/claims",
        "/reference/limits",
        "/reference/goals",
        $"/imports/{server.WaitingBatch}",
        $"/imports/{server.RefusedBatch}",
        "/methodology",
        "/no-such-page",
    ];
}
