using System.Collections.Frozen;
using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>What of a name tells one customer from another, as far as the eye is concerned.</summary>
internal sealed class NameShape
{
    /// <summary>Letters of a name below which one letter makes another name.</summary>
    private const int FewestLetters = 6;

    /// <summary>Letters of a word below which it is taken for a code: Region A and Region B, Shop NY and Shop NJ.</summary>
    private const int ShortestWord = 4;

    // Stands between numbers, which are not joined: 1 11 is not 11 1.
    private const char Apart = '\u001F';

    private static readonly FrozenSet<string> Forms = new[]
    {
        "inc", "incorporated", "corp", "corporation", "co", "company", "llc", "llp", "lp", "ltd", "limited", "plc", "gmbh", "ag", "se", "kg", "ohg", "sa", "sas", "sarl", "srl", "spa", "sl",
        "bv", "nv", "ab", "as", "asa", "aps", "oy", "oyj", "kk", "pte", "pty", "pvt", "sdn", "bhd",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> FormClasses = Forms.Select(Classes).ToFrozenSet();

    private NameShape(string core, ulong letters, bool takesTypos) => (Core, Letters, TakesTypos) = (core, letters, takesTypos);

    /// <summary>The words without spaces, punctuation, "the" in front and the company's form behind, every letter as the one that stands for its look-alikes.</summary>
    public string Core { get; }

    /// <summary>Bit n: at place n of the core is a letter that may be a slip. Digits never are, nor the letters of short words or of words with digits.</summary>
    public ulong Letters { get; }

    /// <summary>Whether the name is long enough for one letter to be a slip.</summary>
    public bool TakesTypos { get; }

    public static NameShape Of(string name)
    {
        var words = Telling(LookAlikes.Plain(name, latin: true), classes: true);
        var core = new StringBuilder(name.Length);
        var (letters, count) = (0UL, 0);
        var afterNumber = false;
        foreach (var (word, isNumber) in words)
        {
            if (isNumber && afterNumber) core.Append(Apart);
            afterNumber = isNumber;
            foreach (var letter in word)
            {
                if (!isNumber && char.IsLetter(letter)) count++;
                if (!isNumber && word.Length >= ShortestWord && core.Length < 64 && char.IsLetter(letter)) letters |= 1UL << core.Length;
                core.Append(letter);
            }
        }

        return new NameShape(core.ToString(), letters, count >= FewestLetters && letters != 0);
    }

    /// <summary>The same words in the same letters, whatever else differs.</summary>
    public static bool SameWords(string one, string other) => Words(one) == Words(other);

    /// <summary>Two spellings that may be one name: as the suggestions have it, the same words, look-alike letters, or one letter apart.</summary>
    public static bool LookAlike(string one, string other)
    {
        var (first, second) = (Of(one), Of(other));
        return first.Core == second.Core || (first.TakesTypos && second.TakesTypos && OneLetter.Differ(first, second));
    }

    private static string Words(string name) => string.Concat(Telling(LookAlikes.Plain(name, latin: false), classes: false).Select(word => word.Word));

    private static List<(string Word, bool IsNumber)> Telling(string plain, bool classes)
    {
        var words = Split(plain, classes);
        var forms = classes ? FormClasses : Forms;
        var (first, last) = (0, words.Count);
        if (last > 1 && words[0].Word == "the") first++;
        while (last - first > 1 && forms.Contains(words[last - 1].Word)) last--;
        return words[first..last];
    }

    private static List<(string Word, bool IsNumber)> Split(string plain, bool classes)
    {
        var words = new List<(string, bool)>();
        var word = new StringBuilder();
        var isNumber = false;
        foreach (var letter in plain)
        {
            if (char.IsLetterOrDigit(letter) || letter == '|' || char.IsSurrogate(letter))
            {
                isNumber |= char.IsDigit(letter);
                word.Append(letter);
            }
            else if (letter == '&')
            {
                End();
                words.Add(("and", false));
            }
            // S.A. and O'Neill are one word.
            else if (letter is not ('.' or '\'' or '’')) End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add((classes ? Classes(word.ToString()) : word.ToString(), isNumber));
            word.Clear();
            isNumber = false;
        }
    }

    // The two pairs of letters that look like one come after the single ones.
    private static string Classes(string word) => string.Create(word.Length, word, (letters, from) =>
    {
        for (var i = 0; i < from.Length; i++) letters[i] = LookAlikes.ClassOf(from[i]);
    }).Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
}
