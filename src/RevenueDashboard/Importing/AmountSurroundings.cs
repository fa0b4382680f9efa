using System.Buffers;

namespace RevenueDashboard.Importing;

/// <summary>What stands before and behind the digits of a text that is no amount, and should not.</summary>
internal static class AmountSurroundings
{
    /// <summary>Hyphens and dashes that are set for a minus and are none: a text may have them for other reasons.</summary>
    private static readonly SearchValues<char> Dashes = SearchValues.Create("\u2010\u2011\u2012\u2013\u2014\uFE63\uFF0D");

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.,");

    private static readonly SearchValues<char> Quotes = SearchValues.Create("'-");

    private static readonly SearchValues<char> Signs = SearchValues.Create("-+\u2212");

    public static AmountFault? FaultOf(ReadOnlySpan<char> text)
    {
        Split(text, out var before, out var after);
        if (before.ContainsAny(Dashes)) return AmountFault.OtherDash;

        var (marksBefore, wordBefore) = Marks(before);
        var (marksAfter, wordAfter) = Marks(after);
        // Apostrophes are no words.
        if (IsInPieces(text) || (wordBefore + wordAfter) is { Length: > 0 } words && !words.AsSpan().ContainsAnyExcept(Quotes)) return null;
        if (wordBefore.Length + wordAfter.Length > 0) return IsFormerCurrency(wordBefore) || IsFormerCurrency(wordAfter) ? AmountFault.OtherCurrency : AmountFault.Words;
        if (marksBefore + marksAfter > 1) return AmountFault.TwoMarks;

        var sign = before.IndexOfAny(Signs);
        return sign >= 0 && sign + 1 < before.Length && FieldText.IsSpace(before[sign + 1]) ? AmountFault.SignSpace : null;
    }

    /// <summary>The words that are neither sign nor mark; empty when there are none.</summary>
    public static string WordsOf(ReadOnlySpan<char> text)
    {
        Split(text, out var before, out var after);
        var word = Marks(before).Word;
        return word.Length > 0 ? word : Marks(after).Word;
    }

    private static void Split(ReadOnlySpan<char> text, out ReadOnlySpan<char> before, out ReadOnlySpan<char> after)
    {
        var first = text.IndexOfAnyInRange('0', '9');
        before = first < 0 ? text : text[..first].TrimEnd(".,");
        after = first < 0 ? default : text[(text.LastIndexOfAnyInRange('0', '9') + 1)..].Trim(".,");
    }

    // 0x1F: something stands among the digits, and that is what is wrong.
    private static bool IsInPieces(ReadOnlySpan<char> text) =>
        text[text.IndexOfAnyInRange('0', '9')..(text.LastIndexOfAnyInRange('0', '9') + 1)].ContainsAnyExcept(Digits);

    private static (int Count, string Word) Marks(ReadOnlySpan<char> beside)
    {
        var count = 0;
        while (!beside.IsEmpty)
        {
            if (FieldText.IsSpace(beside[0]) || Signs.Contains(beside[0]))
            {
                beside = beside[1..];
                continue;
            }

            var length = CurrencyMarks.LengthAt(beside, expected: null, out _);
            if (length == 0) return (count, FieldText.Trim(beside).ToString());
            count++;
            beside = beside[length..];
        }

        return (count, "");
    }

    private static bool IsFormerCurrency(string word) => FormerCurrencies.SuccessorOf(word) is not null;
}
