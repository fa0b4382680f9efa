using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>The rules of axe on every page with the sample book, in both themes, at a desk and on a phone.</summary>
[Collection(SampleReaders.Name)]
public sealed class AccessibilityTests(ReadOnlySample server)
{
    [Theory]
    [InlineData("light", 1440)]
    [InlineData("dark", 1440)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task Accessibility_checks_find_nothing_on_any_page(string theme, int width)
    {
        await using var opened = await server.OpenAsync("/", width, theme);
        var found = new List<string>();

        foreach (var path in Pages())
        {
            await opened.GoToAsync(path);
            await Expect(opened.Heading).ToBeVisibleAsync();
            await Expect(opened.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            var result = await opened.Page.RunAxe();
            found.AddRange(result.Violations.Select(violation => $"{path}: {violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        }

        Assert.Empty(found);
    }

    private IEnumerable<string> Pages() =>
    [
        "/",
        "/revenue?by=customer",
        "/customers",
        $"/customers/{server.LargestCustomer}",
        "/concentration",
        "/imports",
        $"/imports/{server.WaitingBatch}",
        $"/imports/{server.RefusedBatch}",
        "/methodology",
        "/no-such-page",
    ];
}
