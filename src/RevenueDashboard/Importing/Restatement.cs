using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>
/// A file about months and products that have records already: does it correct them, or bring more?
/// A file that corrects supersedes what the file it corrects said of that month, other products included; another product's own file stays.
/// </summary>
internal sealed class Restatement
{
    public const string Replace = "replace";
    public const string Add = "add";

    private const int ProductsShown = 3;

    private readonly IReadOnlyList<FileScope> scopes;
    private readonly List<CommittedScope> overlaps;
    private readonly HashSet<(Month Month, int ProductId)> replaced;
    private readonly List<CommittedScope> removed;
    private readonly CommittedScopes committed;

    public Restatement(IReadOnlyList<FileScope> scopes, CommittedScopes committed)
    {
        (this.scopes, this.committed) = (scopes, committed);
        overlaps = [.. scopes.SelectMany(scope => committed.Counting(scope.Month, scope.ProductId))];
        replaced = [.. overlaps.Select(overlap => (overlap.Month, overlap.ProductId))];
        foreach (var month in overlaps.GroupBy(overlap => overlap.Month))
        {
            var corrected = month.Select(overlap => overlap.BatchId).ToHashSet();
            // What the corrected file said is gone stays gone, also when that file is undone later: its replacements are taken over with its records.
            replaced.UnionWith(committed.Of(month.Key).Where(scope => corrected.Contains(scope.BatchId)).Select(scope => (scope.Month, scope.ProductId)));
        }

        removed = [.. replaced.SelectMany(pair => committed.Counting(pair.Month, pair.ProductId)).OrderBy(scope => scope.Month).ThenBy(scope => scope.BatchId)];
    }

    /// <summary>What of a month goes out of the book when it is replaced.</summary>
    public IEnumerable<CommittedScope> RemovedOf(Month month) => removed.Where(scope => scope.Month == month);

    /// <param name="products">Names by number.</param>
    public ImportQuestion? Question(IReadOnlyDictionary<int, string> products)
    {
        if (overlaps.Count == 0) return null;

        var months = overlaps.Select(overlap => overlap.Month).Distinct().Count();
        var records = removed.Sum(scope => scope.Rows);
        var message = (months == 1 ? "A month of this file already has records." : Text($"{months:N0} months of this file already have records."))
            + Text($" Replace them, which takes {Count(records)} out of the book, or add this file to them?");

        return new ImportQuestion(ImportQuestion.Restatement, message, [.. removed.GroupBy(scope => scope.Month).Select(month => Describe(month, products))],
        [
            new ImportChoice(Replace, Text($"Replace: this file corrects the {Count(records)}")),
            new ImportChoice(Add, "Add: this file is further revenue, and both count"),
        ]);
    }

    /// <summary>What the batch will say of months and products once it is committed.</summary>
    /// <param name="replace">The answer; without overlap there is nothing to replace.</param>
    public IEnumerable<BatchScope> ScopesOf(int batchId, bool replace)
    {
        var rows = scopes.ToDictionary(scope => (scope.Month, scope.ProductId), scope => scope.Rows);
        var pairs = replace ? rows.Keys.Union(replaced) : rows.Keys;
        return pairs.Select(pair => new BatchScope
        {
            BatchId = batchId, Month = pair.Month, ProductId = pair.ProductId, Replaces = (replace && replaced.Contains(pair)) || IsSuperseded(pair), Rows = rows.GetValueOrDefault(pair),
        });
    }

    // Records that do not count any more must not come back beside this file's when the batch that replaced them is undone.
    private bool IsSuperseded((Month Month, int ProductId) pair) =>
        committed.History(pair.Month, pair.ProductId).Any() && !committed.Counting(pair.Month, pair.ProductId).Any();

    private string Describe(IGrouping<Month, CommittedScope> month, IReadOnlyDictionary<int, string> products)
    {
        var files = month.GroupBy(scope => (scope.BatchId, scope.FileName))
            .Select(file => Text($"{Count(file.Sum(scope => scope.Rows))} of {file.Key.FileName} (batch {file.Key.BatchId})"));
        var own = scopes.Where(scope => scope.Month == month.Key).Select(scope => scope.ProductId).ToHashSet();
        var beyond = month.Select(scope => scope.ProductId).Distinct().Where(product => !own.Contains(product)).Order().Select(product => products[product]).ToList();

        var sentence = $"{month.Key}: {string.Join(", ", files)}";
        return beyond.Count == 0 ? sentence + "." : sentence + Text($", among them {Listed(beyond)}, which this file does not have.");
    }

    private static string Listed(List<string> names) => names.Count <= ProductsShown
        ? string.Join(", ", names)
        : Text($"{string.Join(", ", names.Take(ProductsShown))} and {names.Count - ProductsShown:N0} more products");

    private static string Count(long records) => records == 1 ? "1 record" : Text($"{records:N0} records");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
