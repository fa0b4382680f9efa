using System.Text.Json.Nodes;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Reports.Export.ReportCell;

namespace RevenueDashboard.Reports.Export;

/// <summary>One month's concentration taken apart, a part at a time, as a table and as JSON: amounts exact, shares as fractions, n/a empty or null.</summary>
public static class ConcentrationDetailExport
{
    private static readonly Dictionary<string, Func<Asked, (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)?>> Known = new(StringComparer.Ordinal)
    {
        // Everybody above zero with the share of all before, as in a Pareto chart; equal amounts have equal ranks.
        ["ranked"] = asked => asked.Rows(
            ["rank", asked.One, "amount", "share", "cumulative"],
            detail => detail.Ranked.Take(asked.Most).Select(line => (ReportCell[])[Number(line.Rank), Text(line.Customer.Name), Amount(line.Amount), Number(line.Share), Number(line.Cumulative)])),
        ["ratios"] = asked => asked.Rows(
            ["n", "share", $"all{asked.Many}", "tiedAtRank"],
            detail => Ratios(detail.Measures).Select(ratio => (ReportCell[])
                [Number(ratio.N), Number(ratio.Share), ReportCell.Of(detail.Measures.Customers <= ratio.N), Number(detail.Measures.Customers < ratio.N || ratio.Share is null ? null : ratio.Ties)])),
        ["attribution"] = asked => asked.Rows(
            [asked.One, "against", "points"], detail => detail.Moved.Take(asked.Most).Select(move => (ReportCell[])[Text(move.Customer.Name), Text(detail.Before!.Value.ToString()), Number(move.Points)])),
        ["matrix"] = asked => asked.Crossed(
            [asked.OneCrossed, "product", "amount", "shareOfProduct", "double"],
            (matrix, name) => matrix.Rows.SelectMany(row => row.Cells.Select((cell, i) => (ReportCell[])
                [Text(row.Customer?.Name ?? FormattableString.Invariant($"{row.Count} others")), Text(name(matrix.Products[i])), Amount(cell.Amount), Number(cell.ShareOfProduct), ReportCell.Of(cell.IsDouble)]))
                .Concat(matrix.Products.Select((product, i) => (ReportCell[])[Text("allocated to nobody"), Text(name(product)), Amount(matrix.Unallocated[i]), Number(null), ReportCell.Of(false)]).Where((_, i) => matrix.Unallocated[i] != 0))),
        ["doubles"] = asked => asked.Crossed(
            [asked.OneCrossed, "product", "amount", "shareOfProduct", $"shareOf{Capital(asked.OneCrossed)}", "limit"],
            (matrix, name) => matrix.Doubles.Select(cell => (ReportCell[])
                [Text(cell.Customer.Name), Text(name(cell.Product)), Amount(cell.Amount), Number(cell.ShareOfProduct), Number(cell.ShareOfCustomer), Number(matrix.Limit)])),
        ["bounds"] = asked => asked.Rows(
            ["measure", "low", "stated", "high"],
            detail => detail.Bounds is not { } bounds ? [] : new (string Name, Interval Interval)[]
            {
                ("top1Share", bounds.Top1Share), ("hhi", bounds.Hhi), ($"effective{asked.Many}", bounds.EffectiveCustomers),
            }.Select(bound => (ReportCell[])[Text(bound.Name), Number(bound.Interval.Low), Number(bound.Interval.Point), Number(double.IsPositiveInfinity(bound.Interval.High) ? null : bound.Interval.High)])),
        ["hill"] = asked => asked.Rows(
            ["order", $"equal{asked.Many}"],
            detail => detail.Hill.Select(hill => (ReportCell[])[Text(double.IsPositiveInfinity(hill.Order) ? "infinity" : FormattableString.Invariant($"{hill.Order}")), Number(hill.Customers)])),
        ["profit"] = asked => Profit(asked.Cube, asked.Question),
    };

    /// <summary>Names of the parts, as they are asked for.</summary>
    public static IReadOnlyList<string> Parts => [.. Known.Keys];

    /// <param name="part">One of <see cref="Parts"/>.</param>
    /// <param name="top">Only so many of those who are listed one by one; null for all.</param>
    /// <returns>Null when the scope's current month has no data, or for "profit" no product a known margin.</returns>
    /// <exception cref="UnknownProductException">The question names a product that the book does not have.</exception>
    public static (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Of(RevenueCube cube, ReportQuestion question, string part, int? top = null) =>
        ConcentrationDetail.Of(cube, question) is { } detail ? Known[part](new Asked(cube, question, detail, part, top)) : null;

    private static IEnumerable<(int N, double? Share, int Ties)> Ratios(ConcentrationMeasures measures) =>
        [(3, measures.Cr3, measures.Cr3Ties), (5, measures.Cr5, measures.Cr5Ties), (10, measures.Cr10, measures.Cr10Ties), (20, measures.Cr20, measures.Cr20Ties)];

    private static (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Profit(RevenueCube cube, ReportQuestion question)
    {
        if (ProfitComparison.Of(cube, question) is not { } compared) return null;

        var rows = new (string Name, ComparedBasis Basis)[]
        {
            ("revenue", compared.All), ("revenueWithKnownMargin", compared.Revenue), ("profitLowMargin", compared.Low), ("profitMiddle", compared.Middle), ("profitHighMargin", compared.High),
        }.Select(row => (ReportCell[])
        [
            Text(row.Name), Amount(row.Basis.Total), Text(row.Basis.Measures.Top1Share is null ? "" : row.Basis.Largest?.Name ?? ""),
            Number(row.Basis.Measures.Top1Share), Number(row.Basis.Measures.Cr5), Number(row.Basis.Measures.Hhi), Number(row.Basis.Measures.EffectiveCustomers),
        ]);
        return Written(compared.Scope, compared.Month, "profit", ["basis", "total", "largest", "top1Share", "cr5", "hhi", $"effective{Capital(Key(compared.Scope.Many))}"], rows);
    }

    private static (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json) Written(ReportScope scope, Month month, string part, IReadOnlyList<string> columns, IEnumerable<ReportCell[]> rows)
    {
        var cells = rows.ToList();
        return (
            scope,
            () => new ReportTable(["month", .. columns], [.. cells.Select(row => (IReadOnlyList<ReportCell>)[ReportCell.Of(month.ToString()), .. row])]),
            () => new JsonObject
            {
                ["scope"] = ReportJson.Scope(scope),
                ["month"] = month.ToString(),
                [part] = new JsonArray([.. cells.Select(row => new JsonObject(columns.Select((column, i) => KeyValuePair.Create(column, row[i].Json))))]),
            });
    }

    private static ReportCell Text(string text) => ReportCell.Of(text);

    // "revenue type" is revenueType.
    private static string Key(string words) => string.Concat(words.Split(' ').Select((word, i) => i == 0 ? word : Capital(word)));

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";

    private sealed record Asked(RevenueCube Cube, ReportQuestion Question, ConcentrationDetail Detail, string Part, int? Top)
    {
        private readonly Lazy<CrossedProducts> crossed = new(() => CrossedProducts.Of(Cube, Question, Detail, Top ?? int.MaxValue));

        public string One => Key(Detail.Scope.One);

        public string OneCrossed => Key(crossed.Value.Detail.Scope.One);

        public string Many => Capital(Key(Detail.Scope.Many));

        public int Most => Top ?? int.MaxValue;

        public (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Rows(IReadOnlyList<string> columns, Func<ConcentrationDetail, IEnumerable<ReportCell[]>> rows) =>
            Written(Detail.Scope, Detail.Month, Part, columns, rows(Detail));

        public (ReportScope Scope, Func<ReportTable> Table, Func<JsonObject> Json)? Crossed(IReadOnlyList<string> columns, Func<ProductMatrix, Func<int, string>, IEnumerable<ReportCell[]>> rows) =>
            Written(crossed.Value.Detail.Scope, Detail.Month, Part, columns, rows(crossed.Value.Detail.Matrix, product => Cube.Products[product].Name));
    }
}
