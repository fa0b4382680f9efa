using System.Globalization;

namespace RevenueDashboard.Importing;

/// <summary>How the questions about a file and the book speak.</summary>
internal static class BookWords
{
    private const int MonthsListed = 3;
    private const int NamesListed = 3;

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <param name="exact">See <see cref="BookRates"/>.</param>
    public static string Amount(Int128 exact, Currency currency) => Text($"{(decimal)(exact / BookRates.One) / Money.Scale:N2} {currency}");

    public static string Percent(Int128 part, Int128 whole) => Text($"{(double)part / (double)whole * 100:0.0} %");

    /// <summary>"2025-01, 2025-02 and 2025-03"; "5 months from 2025-01 to 2025-06".</summary>
    public static string Months(IReadOnlyList<Month> months) => months switch
    {
        [var one] => one.ToString(),
        { Count: <= MonthsListed } => $"{string.Join(", ", months.SkipLast(1))} and {months[^1]}",
        _ => Text($"{months.Count:N0} months from {months[0]} to {months[^1]}"),
    };

    public static string Names(IReadOnlyList<string> names) => names.Count <= NamesListed
        ? string.Join(", ", names)
        : Text($"{string.Join(", ", names.Take(NamesListed))} and {names.Count - NamesListed:N0} more");

    /// <summary>What the month is held against: "2025-02", or "2025-03 as it stands" when it is replaced.</summary>
    public static string Against(ComparedMonth month) => month.IsReplaced ? $"{month.Against} as it stands" : month.Against.ToString();

    /// <summary>A month that is not over is expected to be partial: the question stands, and the reader knows why.</summary>
    public static string Running(IEnumerable<ComparedMonth> months) =>
        months.FirstOrDefault(month => month.IsRunning) is { } running ? $" {running.Month} is not over, so the rest of it may be still to come." : "";
}
