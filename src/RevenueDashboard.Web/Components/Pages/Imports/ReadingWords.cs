using RevenueDashboard.Importing;

namespace RevenueDashboard.Web.Components.Pages.Importing;

/// <summary>How it is told in which way a file was read.</summary>
public static class ReadingWords
{
    /// <summary>One sentence part for each thing that was said: "decimal comma", "customer from “Debtor”".</summary>
    public static IEnumerable<string> Parts(SpendFileOptions options)
    {
        foreach (var (field, header) in options.Map.OrderBy(entry => entry.Key)) yield return $"{FieldSynonyms.NameOf(field)} from “{header}”";
        if (options.Product is { } product) yield return $"every line is {product}";
        if (options.Currency is { } currency) yield return $"in {currency} where a line does not say";
        if (options.Encoding is { } encoding) yield return $"encoding {encoding}";
        if (options.MonthOrder is { } order) yield return order == MonthOrder.DayFirst ? "day before month" : "month before day";
        if (options.DecimalMark is { } mark) yield return mark == DecimalMark.Comma ? "decimal comma" : "decimal point";
    }

    /// <summary>"Customer from “Debtor”, decimal comma, 1 answer."; what it is where nothing was said.</summary>
    public static string Of(SpendFileOptions options, IReadOnlyDictionary<string, string> answers)
    {
        var parts = Parts(options).ToList();
        if (answers.Count > 0) parts.Add(answers.Count == 1 ? "1 answer" : $"{answers.Count} answers");
        if (parts.Count == 0) return "As the file says itself.";

        var sentence = string.Join(", ", parts);
        return $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.";
    }
}
