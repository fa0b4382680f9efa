using System.Text;
using CsvHelper;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>What a person changed in a form, as the rows of a reference file: the same columns, the same rules.</summary>
/// <param name="Kind">Which reference file it is; never spend.</param>
/// <param name="About">Whom or what it is about, for the history: "Northwind Bank".</param>
/// <param name="Columns">Headers of the file format.</param>
/// <param name="Rows">One text per column; an empty one says nothing, "(none)" clears.</param>
public sealed record ReferenceEdit(FileKind Kind, string About, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>One name counts for another customer from now on.</summary>
    public static ReferenceEdit SameCustomer(EditedCustomer name, EditedCustomer customer) => Decision(name, customer, "alias of", $"{name.Name} is {customer.Name}");

    /// <summary>Two names are two customers, however alike they look.</summary>
    public static ReferenceEdit DifferentCustomers(EditedCustomer one, EditedCustomer other) => Decision(one, other, "distinct from", $"{one.Name} is not {other.Name}");

    // The other customer has a row of its own: it tells which of several with the name is meant.
    private static ReferenceEdit Decision(EditedCustomer one, EditedCustomer other, string column, string about) =>
        new(FileKind.Customers, about, ["customer id", "customer", column], [[one.CustomerId, one.Name, other.Name], [other.CustomerId, other.Name, ""]]);
}

/// <summary>
/// The door for edits by hand: each becomes a small reference file and goes the way of every file. It is a batch with an original, a person and a day, seen in the
/// history, undone there, and left out where the book is shown as known before.
/// </summary>
public sealed class ReferenceEdits(SpendImporter importer)
{
    /// <summary>Longest name of a file that is made up here.</summary>
    private const int LongestAbout = 120;

    private static readonly Dictionary<string, string> NoAnswers = [];

    /// <summary>Puts an edit into the book.</summary>
    /// <param name="by">Who edits.</param>
    /// <returns>As for a file: done, or the problems with their columns. The number is 0 when nothing was kept.</returns>
    /// <exception cref="BookBusyException">Another process keeps the book locked; nothing was changed.</exception>
    public async Task<BatchResult> SaveAsync(ReferenceEdit edit, string by, CancellationToken cancellation = default)
    {
        var about = edit.About.Length <= LongestAbout ? edit.About : $"{edit.About[..LongestAbout]}…";
        var file = ImportFile.Of($"Edited by hand: {about}", Write(edit), edit.Kind);
        var imported = await importer.ImportAsync(file, new SpendFileOptions(), NoAnswers, by, cancellation: cancellation);
        if (imported.Commit is { } commit) return commit;

        var number = imported.File.BatchId ?? 0;
        return imported.File.Outcome switch
        {
            StagedOutcome.Refused => new BatchResult(number, BatchOutcome.Refused, "Nothing was changed.") { Problems = imported.File.Problems },
            StagedOutcome.AlreadyImported => new BatchResult(0, BatchOutcome.Done, "The book says so already."),
            _ => new BatchResult(number, BatchOutcome.QuestionsOpen, "The edit raises questions: import it as a file.") { Questions = imported.File.OpenQuestions },
        };
    }

    // As every file the product writes: a name that begins like a formula is the same name when it is read.
    private static byte[] Write(ReferenceEdit edit)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), leaveOpen: true))
        {
            csv.WriteRecord([.. edit.Columns]);
            foreach (var row in edit.Rows) csv.WriteRecord([.. row.Select(SpreadsheetText.Neutral)]);
        }

        return bytes.ToArray();
    }
}
