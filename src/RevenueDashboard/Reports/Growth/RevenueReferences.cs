using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>The reference series that stand beside the revenue of a scope: what was expected, guided, or published of the same.</summary>
public static class RevenueReferences
{
    /// <summary>
    /// Series with amounts in the book's currency that are no investment. One that names products of the book is of their revenue, one that names none is
    /// of all, and each is here for just those products. None for a part of the revenue that no series is about: some customers or types, another basis,
    /// or without the largest.
    /// </summary>
    public static IReadOnlyList<CubeSeries> Of(RevenueCube cube, ReportScope scope)
    {
        if (scope.View is { IsPart: true } or { Basis: not RevenueBasis.Net } || scope.Without is not null) return [];

        var inScope = scope.Products.Select(Names.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. cube.Series
                .Where(series => !series.IsInvestment && inScope.SetEquals(NamedBy(series, cube.Products)))
                .Select(series => series with { Points = [.. series.Points.Where(point => point.Unit == cube.Currency.Code)] })
                .Where(series => series.Points.Count > 0),
        ];
    }

    // A scope of all products names none, and so does one of the only product.
    private static List<string> NamedBy(CubeSeries series, IReadOnlyList<CubeProduct> products)
    {
        if (products.Count < 2) return [];
        var text = Words(Names.Key(series.Name));
        var named = products.Select(product => product.Key).Where(key => text.Contains(Words(key), StringComparison.Ordinal)).ToList();
        // "Azure OpenAI" does not name the product "Azure" too.
        return [.. named.Where(key => !named.Any(longer => longer.Length > key.Length && Words(longer).Contains(Words(key), StringComparison.Ordinal)))];
    }

    private static string Words(string key) => $" {string.Concat(key.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '))} ";
}
