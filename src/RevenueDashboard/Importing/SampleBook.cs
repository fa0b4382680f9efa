using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>The sample book: a year of four products built from press facts of 2024. Its files are part of the program, so that every front end finds them.</summary>
public sealed class SampleBook(SpendImporter importer, BookWriter writer, TimeProvider time)
{
    /// <summary>Who the batches of the sample book are by.</summary>
    public const string By = Batch.BySample;

    /// <summary>In the order in which they are loaded: revenue first, then what is said of it.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["sample-spend.csv", "sample-customers.csv", "sample-products.csv", "sample-totals.csv", "sample-rates.csv", "sample-series.csv", "sample-peers.csv", "sample-roles.csv", "sample-events.csv", "sample-claims.csv", "sample-limits.csv", "sample-goals.csv"];

    /// <summary>One of the files, byte for byte as in the folder <c>data</c>.</summary>
    /// <param name="name">One of <see cref="FileNames"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Stream Open(string name) =>
        typeof(SampleBook).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"The sample book has no file {name}.", name);

    /// <summary>
    /// Loads the files through the importer, closes their months, and marks the book so that every page says its figures are illustrative as long as
    /// anything of the sample counts. Loading twice changes nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The book has data already that the sample would mix with.</exception>
    public async Task LoadAsync(CancellationToken cancellation = default)
    {
        await using (var write = await writer.BeginAsync(cancellation))
        {
            var committed = await write.Context.Batches.Where(batch => batch.State == BatchState.Committed).Select(batch => new { batch.By, batch.FileName }).ToListAsync(cancellation);
            var isThere = FileNames.All(name => committed.Any(batch => batch.By == By && batch.FileName == name));
            var hasOwn = committed.Any(batch => batch.By != By);
            // Somebody went on from the sample: it is there, and what was said of it since stands.
            if (isThere && hasOwn) return;
            if (hasOwn)
                throw new InvalidOperationException("The book has data of its own, which the sample would mix with. Load the sample into another database.");

            write.Book.IsSample = true;
            await write.CommitAsync(cancellation);
        }

        var months = new SortedSet<Month>();
        foreach (var name in FileNames)
        {
            var imported = await importer.ImportOwnAsync(new ImportFile(name, () => Open(name)), By, cancellation);
            if (imported.File.Kind == FileKind.Spend) months.UnionWith(imported.File.Summary!.Totals.Select(total => total.Month));
            if (imported.File.Outcome == StagedOutcome.AlreadyImported || imported.Commit?.Outcome == BatchOutcome.Done) continue;

            throw new InvalidOperationException($"{name} was not loaded: {imported.Commit?.Message ?? imported.File.Problems[0].Message}");
        }

        await CloseAsync(months, cancellation);
    }

    // A month that somebody has closed or reopened before is theirs to close.
    private async Task CloseAsync(IEnumerable<Month> months, CancellationToken cancellation)
    {
        await using var write = await writer.BeginAsync(cancellation);
        var history = await MonthHistory.LoadAsync(write.Context, until: null, cancellation);
        var closing = new MonthClosing(write, time);
        foreach (var month in months.Where(month => !history.Of(month).Any()))
            await closing.CloseAsync(month, By, "Part of the sample book.", acceptWarnings: true, cancellation);

        await write.CommitAsync(cancellation);
    }
}
