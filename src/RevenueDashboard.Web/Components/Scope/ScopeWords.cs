using RevenueDashboard.Reports;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Scope;

/// <summary>What every chip says after what it is about: how amounts are counted, and whose.</summary>
public static class ScopeWords
{
    /// <summary>"all products, Mar 2024": as it begins a caption.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>"Mar 2024", and how far its books are when they are not closed: "Mar 2024, preliminary".</summary>
    public static string Of(Month month, MonthStatus status) => status switch
    {
        MonthStatus.Open => $"{Figures.MonthName(month)}, open",
        MonthStatus.Preliminary => $"{Figures.MonthName(month)}, preliminary",
        _ => Figures.MonthName(month),
    };

    public static IReadOnlyList<string> Of(ReportScope scope, ViewAddress address)
    {
        List<string> words = [.. scope.HowCounted];
        if (address.KnownOn is { } day) words.Add($"as known on {Figures.Date(day)}");
        return words;
    }
}
