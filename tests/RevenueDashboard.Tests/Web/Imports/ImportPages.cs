using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using RevenueDashboard.Cube;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Api.Importing;
using RevenueDashboard.Web.Components.Pages.Importing;
using RevenueDashboard.Web.Jobs;

namespace RevenueDashboard.Tests.Web.Importing;

/// <summary>The import pages in a browser that runs no script, on a book.</summary>
internal sealed class ImportPages : BunitContext
{
    public ImportPages(TestBook? book = null, long fileLimit = 100_000_000, string? inboxProfile = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        DefaultWaitTimeout = TimeSpan.FromSeconds(60);
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton(Options.Create(new ImportLimits { FileSize = fileLimit }));
        Services.AddSingleton(Options.Create(new InboxOptions { Profile = inboxProfile }));
        Services.AddSingleton<UploadProgress>();
        Services.AddSingleton(book?.Time as TimeProvider ?? TimeProvider.System);
        if (book is null) return;

        foreach (var service in (Type[])[typeof(ImportProfiles), typeof(RestatementChain), typeof(OriginalLines), typeof(BatchLines), typeof(ReferenceEdits), typeof(ReferenceBook)]) Services.AddSingleton(service, book.Services.GetRequiredService(service));

        Services.AddSingleton(book.Services.GetRequiredService<IOptions<ImportOptions>>());
        Services.AddSingleton(book.Importer);
        Services.AddSingleton(book.Services.GetRequiredService<ImportHistory>());
        Services.AddSingleton(book.Services.GetRequiredService<CubeStore>());
        Services.AddSingleton(book.Services.GetRequiredService<MonthBooks>());
        Services.AddSingleton<PreviewLoader>();
    }

    /// <summary>Opens a batch's page, and waits until it shows what it is to show.</summary>
    /// <param name="shows">A selector.</param>
    public IRenderedComponent<BatchPage> Open(int batch, string shows = ".effect")
    {
        var page = Render<BatchPage>(parameters => parameters.Add(page => page.Id, batch));
        page.WaitForElement(shows);
        return page;
    }

    /// <summary>What a person reads: every piece of text, one space between.</summary>
    public static string TextOf(INode node) =>
        string.Join(' ', node.GetDescendants().OfType<IText>().SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
