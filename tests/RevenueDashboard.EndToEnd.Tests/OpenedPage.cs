using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>A page that closes with its test, and its circuit with it. It notes whatever the browser complains of.</summary>
public sealed partial class OpenedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;
    private readonly Uri address;

    public OpenedPage(IBrowserContext context, IPage page, Uri address)
    {
        (this.context, this.address, Page) = (context, address, page);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Enqueue($"{page.Url}: {message.Text}"); };
        page.PageError += (_, problem) => complaints.Enqueue($"{page.Url}: {problem}");
        page.Dialog += async (_, dialog) =>
        {
            complaints.Enqueue($"{page.Url}: a dialog says {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, warnings, violations of the content security policy and dialogs so far. Nobody asks for any.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public ILocator Heading => Page.Locator("main h1");

    public ILocator Chip => Page.Locator("main .sub .chip");

    /// <summary>Opens an address as a person who typed it, and waits until the page answers to clicks.</summary>
    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(new Uri(address, path).ToString());
        await Page.WaitForSelectorAsync("html[data-interactive]");
    }

    /// <summary>Chooses a page from the list of pages.</summary>
    public Task ChoosePageAsync(string name) => Page.Locator("#pages").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>Brings a file through the drop zone of the import page, and is led to the page about it.</summary>
    /// <returns>The batch's number.</returns>
    public async Task<int> BringAsync(FilePayload file)
    {
        await ChoosePageAsync("Imports");
        var field = Page.Locator("input[type=file]");
        await Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(file);
        await Expect(Page).ToHaveURLAsync(BatchAddress());
        return int.Parse(BatchAddress().Match(Page.Url).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public Task<int> BringAsync(FileInfo file) =>
        BringAsync(new FilePayload { Name = file.Name, MimeType = "text/csv", Buffer = File.ReadAllBytes(file.FullName) });

    /// <summary>The chart with this title, as the table of its figures.</summary>
    public async Task<ILocator> ChartTableAsync(string title)
    {
        var figure = Page.Locator("figure").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });
        await figure.GetByRole(AriaRole.Button, new() { Name = $"Table: {title}", Exact = true }).ClickAsync();
        return figure.Locator("table");
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    [GeneratedRegex(@"/imports/(\d+)$")]
    private static partial Regex BatchAddress();
}
