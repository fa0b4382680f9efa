using System.Globalization;

namespace RevenueDashboard.Risk;

/// <summary>
/// A loss as links and the command line write it, in words with a value each: <c>leave-ByteDance~only-Azure OpenAI~lost-50~ramp-12</c>. Parts are in
/// per cent as exact as they are, what is usual is not written, and a ~ in a name is written twice.
/// </summary>
public static class LossText
{
    private const char Between = '~';
    private const int LongestPerCent = 18;

    /// <summary>A loss of more names is no link that anybody could send.</summary>
    public const int MostNames = 40;

    /// <summary>The words that a loss is told in.</summary>
    public static IReadOnlyList<string> Words { get; } = ["leave", "who", "unavailable", "factor", "only", "lost", "start", "ramp", "back", "within"];

    /// <summary>The loss that is usual: the largest leaves, at once and for ever.</summary>
    public static ScenarioLoss Usual { get; } = new() { Kind = LossKind.Largest };

    /// <summary>What is said of a loss beyond what is usual.</summary>
    public static IEnumerable<KeyValuePair<string, string>> WordsOf(ScenarioLoss loss)
    {
        if (loss is { Kind: LossKind.Named, Customers.Count: 0 }) yield return Pair("who", "everybody");
        if (loss is { Kind: LossKind.Factor, Factor: { } factor }) yield return Pair("factor", LossFactors.Word(factor));
        foreach (var name in loss.Kind is LossKind.Largest or LossKind.Factor ? [] : loss.Customers) yield return Pair(loss.Kind == LossKind.Supplier ? "unavailable" : "leave", name);
        foreach (var product in loss.Products) yield return Pair("only", product);
        if (loss.Lost != Usual.Lost) yield return Pair("lost", PerCent(loss.Lost));
        if (loss.Start is { } start) yield return Pair("start", start.ToString());
        if (loss.Ramp != Usual.Ramp) yield return Pair("ramp", Number(loss.Ramp));
        if (loss.Recovery != 0) yield return Pair("back", PerCent(loss.Recovery));
        if (loss.RecoveryMonths != Usual.RecoveryMonths) yield return Pair("within", Number(loss.RecoveryMonths));
    }

    /// <param name="words">In any order; of those that can be said once the last counts.</param>
    /// <param name="unread">What could not be read, and so was left out.</param>
    public static ScenarioLoss Of(IEnumerable<KeyValuePair<string, string>> words, out IReadOnlyList<string> unread)
    {
        List<string> left = [], leave = [], products = [];
        var loss = Usual;
        foreach (var (word, value) in words)
        {
            if (value.Length == 0) left.Add(word);
            else if (word == "leave") leave.Add(value);
            else if (word == "only") products.Add(value);
            else if (With(loss, word, value) is { } more) loss = more;
            else left.Add($"{word}-{value}");
        }

        unread = left;
        loss = loss with { Products = [.. products.Distinct(StringComparer.Ordinal).Take(MostNames)] };
        return leave.Count > 0 && loss.Kind is not (LossKind.Supplier or LossKind.Factor) ? loss with { Kind = LossKind.Named, Customers = [.. leave.Distinct(StringComparer.Ordinal).Take(MostNames)] } : loss;
    }

    /// <summary>Words and values as one text.</summary>
    public static string Join(IEnumerable<KeyValuePair<string, string>> words) =>
        string.Join(Between, words.Select(pair => pair.Value.Length == 0 ? pair.Key : $"{pair.Key}-{pair.Value.Replace("~", "~~", StringComparison.Ordinal)}"));

    /// <summary>What <see cref="Join"/> wrote; of any other text what looks like it.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Split(string text)
    {
        List<KeyValuePair<string, string>> words = [];
        var part = new System.Text.StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != Between)
            {
                part.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == Between)
            {
                part.Append(Between);
                i++;
            }
            else if (part.Length > 0)
            {
                var word = part.ToString();
                var dash = word.IndexOf('-', StringComparison.Ordinal);
                words.Add(dash < 0 ? Pair(word, "") : Pair(word[..dash], word[(dash + 1)..]));
                part.Clear();
            }
        }

        return words;
    }

    private static ScenarioLoss? With(ScenarioLoss loss, string word, string value) => word switch
    {
        "who" when value == "everybody" => loss with { Kind = LossKind.Named, Customers = [], Factor = null },
        "unavailable" => loss with { Kind = LossKind.Supplier, Customers = [value], Factor = null },
        "factor" when LossFactors.Named(value) is { } factor => loss with { Kind = LossKind.Factor, Customers = [], Factor = factor },
        "lost" when ReadPerCent(value) is { } lost => loss with { Lost = lost },
        "start" when Month.TryParse(value, out var start) => loss with { Start = start },
        "ramp" when Read(value, 1, Scenario.MostMonths) is { } ramp => loss with { Ramp = ramp },
        "back" when ReadPerCent(value) is { } back => loss with { Recovery = back },
        "within" when Read(value, 1, Scenario.MostMonths) is { } within => loss with { RecoveryMonths = within },
        _ => null,
    };

    private static int? Read(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static double? ReadPerCent(string text) =>
        text.Length <= LongestPerCent && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100 ? (double)(number / 100) : null;

    private static KeyValuePair<string, string> Pair(string word, string value) => KeyValuePair.Create(word, value);

    // Fifteen digits are what a number read from as many has.
    private static string PerCent(double part) => ((decimal)part * 100).ToString("0.###############", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
