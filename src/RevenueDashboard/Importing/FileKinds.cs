using RevenueDashboard.Data;
using RevenueDashboard.Importing.Focus;

namespace RevenueDashboard.Importing;

/// <summary>What kind of file it is.</summary>
/// <param name="Kind">The kind; null when the header fits none.</param>
/// <param name="Problems">Why it fits none; empty when it fits.</param>
public sealed record FileKindReading(FileKind? Kind, IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>What has to be answered before the header can be found.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];
}

/// <summary>Recognises by its header what a file is about.</summary>
public static class FileKinds
{
    private static readonly FileField[] SpendFields = FileLayout.Spend.Required;

    /// <summary>Tells the kind of a file, so that one drop zone and one command take them all.</summary>
    /// <param name="file">A stream that can seek. It stays open.</param>
    /// <param name="options">What is said about the file before it is read.</param>
    /// <param name="limits">What is accepted.</param>
    public static FileKindReading Recognise(Stream file, SpendFileOptions options, ImportLimits limits)
    {
        var problems = new ProblemList(limits.ProblemsShown);
        if (FileText.Open(file, options, limits, problems) is not { } text) return new(null, problems.First) { Questions = problems.Questions };

        var header = FileHeader.Find(text, texts => FileLayout.All.Max(layout => MapOf(texts, layout, options).Known), problems, options.Answers);
        if (header is null) return new(null, problems.First) { Questions = problems.Questions };
        if (options.Map.Count == 0 && FocusColumns.AreIn(header.Texts)) return new(FileKind.Spend, []);

        var spend = MapOf(header.Texts, FileLayout.Spend, options);
        var maps = FileLayout.All.Select(layout => (Layout: layout, Map: MapOf(header.Texts, layout, options))).ToArray();
        foreach (var (layout, map) in maps)
        {
            if (Fits(layout, map, spend, options)) return new(layout.Kind, []);
        }

        // A header that was named and is not there says more than what is missing without it.
        ColumnMap.Of(header.Texts, FileLayout.Spend, options, header.Line, problems);
        if (problems.First.Any(problem => problem.Code == ProblemCodes.MapUnknownHeader)) return new(null, [.. problems.First.Where(problem => problem.Code == ProblemCodes.MapUnknownHeader)]);

        // The kind it comes nearest to is the one its owner most likely meant.
        // A customer and an amount alone are spend: without a factor nobody means risk factors.
        var (nearest, nearestMap) = maps.Where(each => each.Layout.Kind != FileKind.RiskFactors || each.Map.HasAny([FileField.Factor])).MaxBy(each => each.Map.Known * 100 - each.Map.Missing(each.Layout, options).Count() * 10 + (each.Layout == FileLayout.Spend ? 1 : 0));
        if (MonthColumns.In(spend.Headers) is { Count: > 0 } months && !nearestMap.Has(FileField.Month))
        {
            problems.Add(header.Line, null, HeaderProblems.OfMonths(months), null);
            return new(null, problems.First);
        }

        var missing = nearestMap.Missing(nearest, options).ToArray();
        if (missing.Length == 0) (nearest, missing) = (FileLayout.Spend, [.. spend.Missing(FileLayout.Spend, options)]);
        problems.Add(header.Line, null, HeaderProblems.Missing(missing, spend.Headers, nearest), null);
        return new(null, problems.First);
    }

    private static bool Fits(FileLayout layout, ColumnMap map, ColumnMap spend, SpendFileOptions options)
    {
        if (map.Missing(layout, options).Any()) return false;
        // Months side by side are amounts, and a file of customers or products has none.
        if (!layout.Required.Contains(FileField.Month) && MonthColumns.In(map.Headers).Count > 0) return false;
        if (layout.Telling.Length > 0 && !map.HasAny(layout.Telling)) return false;

        // A spend file whose amount has an unknown header must not pass for a file of customers: what a spend file is made of may not be left over.
        for (var i = 0; i < map.Columns.Count; i++)
        {
            if (map.Columns[i].Field is null && spend.Columns[i].Field is { } field && SpendFields.Contains(field)) return false;
        }

        return true;
    }

    private static ColumnMap MapOf(string[] headers, FileLayout layout, SpendFileOptions options) =>
        ColumnMap.Of(headers, layout, options, 0, new ProblemList(0));
}
