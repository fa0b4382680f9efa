using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Pages.Concentration;

public sealed record MatrixColumn(string Name, string Href, ChartColor Color, string Total);

/// <param name="Style">The tint; null for a cell without one.</param>
/// <param name="IsDouble">Boxed: a large part of both its customer and its product.</param>
public sealed record MatrixBox(string Text, string? Style, bool IsDouble);

/// <param name="Href">Null for rows that stand for several customers or for none.</param>
public sealed record MatrixLine(string Name, string? Href, bool IsLargest, IReadOnlyList<MatrixBox> Boxes, string Total, string Share);

/// <summary>Customer × product as it is shown: tints by the share of the product, shares that add up to 100.0.</summary>
public sealed record MatrixLook(ReportScope Scope, Month Month, AmountUnit Unit, IReadOnlyList<MatrixColumn> Columns, IReadOnlyList<MatrixLine> Lines, string Total, string TotalShare)
{
    private const int LeastTint = 5;
    private const int MostTint = 29;

    /// <summary>A share of the product from which on a cell has its deepest colour.</summary>
    private const double Deepest = 0.35;

    /// <summary>A share, as it was asked for.</summary>
    public double Limit { get; init; } = ProductMatrix.DoubleLimit;

    public IReadOnlyList<DoubleCell> Doubles { get; init; } = [];

    /// <summary>The products' names by their positions in the cube.</summary>
    public IReadOnlyList<string> ProductNames { get; init; } = [];

    /// <param name="largest">The customer that has the colour of the largest.</param>
    public static MatrixLook Of(ConcentrationDetail detail, RevenueCube cube, int? largest, ViewAddress address)
    {
        var matrix = detail.Matrix;
        var unit = ConcentrationWords.UnitOf(detail);
        string In(long amount) => amount == 0 ? "–" : Figures.Amount(Money.ToDecimal(amount), unit);

        List<MatrixColumn> columns =
        [
            .. matrix.Products.Select((product, i) => new MatrixColumn(
                cube.Products[product].Name,
                (address with { Products = [cube.Products[product].Name] }).On("concentration"),
                ChartColor.Product(product),
                In(checked(matrix.Totals[i] + matrix.Unallocated[i])))),
        ];

        var remainder = matrix.Unallocated.Sum();
        var shares = SharesOf(detail, remainder);
        List<MatrixLine> lines = [.. matrix.Rows.Select((row, i) => Line(row, shares[i]))];
        if (remainder > 0) lines.Add(new MatrixLine($"Allocated to no {detail.Scope.One}", null, false, [.. matrix.Unallocated.Select(amount => new MatrixBox(In(amount), null, false))], In(remainder), shares[^1]));
        return new MatrixLook(detail.Scope, detail.Month, unit, columns, lines, In(matrix.Total), detail.Measures.Top1Share is null ? Figures.NotApplicable : "100.0")
        {
            Limit = matrix.Limit,
            Doubles = matrix.Doubles,
            ProductNames = [.. cube.Products.Select(product => product.Name)],
        };

        MatrixLine Line(MatrixRow row, string share)
        {
            var isLargest = row.Customer is not null && row.Customer.Id == largest;
            return new MatrixLine(
                row.Customer?.Name ?? Figures.Count(row.Count, $"other {detail.Scope.One}", $"other {detail.Scope.Many}"),
                row.Customer is null ? null : EntityLink.Of(row.Customer, address, "concentration"),
                isLargest,
                [.. row.Cells.Select((cell, i) => new MatrixBox(In(cell.Amount), row.Customer is null ? null : TintOf(cell, isLargest ? ChartColor.Largest : columns[i].Color), cell.IsDouble))],
                In(row.Total),
                share);
        }
    }

    private static string? TintOf(MatrixCell cell, ChartColor color) => cell.ShareOfProduct is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"background:color-mix(in srgb,{color.Css} {LeastTint + (int)Math.Round((MostTint - LeastTint) * Math.Min(1, share / Deepest))}%,var(--surface))")
        : null;

    // The page's shares, of the positive base and the remainder: a net credit has none, neither of its own nor among others.
    private static List<string> SharesOf(ConcentrationDetail detail, long remainder)
    {
        var matrix = detail.Matrix;
        if (detail.Measures.Top1Share is null) return [.. matrix.Rows.Select(_ => Figures.NotApplicable), Figures.NotApplicable];

        var byCustomer = detail.Ranked.ToDictionary(ranked => ranked.Customer.Id, ranked => ranked.Share ?? 0);
        var shown = matrix.Rows.Where(row => row.Customer is not null).Select(row => row.Customer!.Id).ToHashSet();
        var others = detail.Ranked.Where(ranked => !shown.Contains(ranked.Customer.Id)).Sum(ranked => ranked.Share ?? 0);
        List<double> shares = [.. matrix.Rows.Select(row => row.Customer is null ? others : byCustomer.GetValueOrDefault(row.Customer.Id))];
        if (remainder > 0) shares.Add((double)remainder / checked(detail.Measures.Positive + detail.Measures.Unallocated));
        // Already rounded: one decimal is all there is.
        return [.. Shares.Rounded([.. shares]).Select((percent, i) => i < matrix.Rows.Count && matrix.Rows[i] is { Customer: not null, Total: <= 0 } ? "–" : Figures.Number((double)percent))];
    }
}
