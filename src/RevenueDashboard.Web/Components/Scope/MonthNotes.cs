using RevenueDashboard.Cube;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Components.Scope;

/// <summary>What a caption has to say about the months of a chart: which are open, and which are not there at all or in part.</summary>
public static class MonthNotes
{
    private const int MostNamed = 3;

    /// <returns>Sentences with a space before each; empty when all months are there and closed.</returns>
    public static string Of(RevenueReport revenue, RevenueCube cube)
    {
        var open = revenue.Months.Where(month => month.Status == MonthStatus.Open).Select(month => Figures.MonthName(month.Month)).ToList();
        var gone = revenue.Months.Where(month => month.Status == MonthStatus.Missing).Select(month => Figures.MonthName(month.Month)).ToList();
        var part = revenue.Months
            .Where(month => month.Status != MonthStatus.Missing && month.MissingProducts.Count > 0)
            .Select(month => $"{string.Join(", ", month.MissingProducts.Select(product => cube.Products[product].Name))} in {Figures.MonthName(month.Month)}")
            .ToList();
        var left = revenue.Scope.Months is { } shown && cube.Months is { } all
            ? all.Where(month => month > shown.Last && Enumerable.Range(0, cube.Products.Count).Any(product => cube.StatusOf(month, product) == MonthStatus.Open)).Select(Figures.MonthName).ToList()
            : [];
        return Sentence(open, name => $" {name} {(open.Count == 1 ? "is" : "are")} open.")
            + Sentence(left, name => $" {name} {(left.Count == 1 ? "is" : "are")} open and left out.")
            + Sentence(gone, name => $" {name} {(gone.Count == 1 ? "is" : "are")} missing.")
            + Sentence(part, name => $" No file for {name}.");
    }

    private static string Sentence(List<string> months, Func<string, string> say) => months.Count switch
    {
        0 => "",
        <= MostNamed => say(string.Join(", ", months)),
        _ => say($"{string.Join(", ", months.Take(MostNamed))} and {months.Count - MostNamed} more"),
    };
}
