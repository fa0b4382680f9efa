using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace RevenueDashboard.Importing;

/// <summary>Letters that look like others: of Greek, Cyrillic and Armenian those that nobody can tell from Latin ones, and l I 1 |, O 0.</summary>
/// <remarks>The part of the confusables of Unicode Technical Standard 39 that names of companies are written with. Full-width letters and the like are no matter here: see <see cref="Names.Key"/>.</remarks>
internal static class LookAlikes
{
    private static readonly FrozenDictionary<char, char> Latin = new (char Letter, string Others)[]
    {
        ('A', "АΑ"), ('B', "ВΒ"), ('C', "СϹ"), ('E', "ЕΕ"), ('H', "НΗ"), ('I', "ІΙӀ"), ('J', "Ј"), ('K', "КΚ"), ('M', "МΜ"), ('N', "Ν"), ('O', "ОΟՕ"), ('P', "РΡ"), ('Q', "Ԛ"),
        ('S', "ЅՏ"), ('T', "ТΤ"), ('W', "Ԝ"), ('X', "ХΧ"), ('Y', "ΥҮ"), ('Z', "Ζ"),
        ('a', "аα"), ('b', "в"), ('c', "сϲ"), ('d', "ԁ"), ('e', "е"), ('g', "ɡց"), ('h', "һнհ"), ('i', "іιıɩ"), ('j', "јϳ"), ('k', "кκ"), ('l', "ӏ"), ('m', "м"), ('n', "ո"),
        ('o', "оοօσ"), ('p', "рρ"), ('q', "ԛ"), ('s', "ѕ"), ('t', "тτ"), ('u', "υս"), ('v', "νѵ"), ('w', "ԝω"), ('x', "хχ"), ('y', "уγү"),
    }.SelectMany(pair => pair.Others.Select(other => (other, pair.Letter))).ToFrozenDictionary(pair => pair.other, pair => pair.Letter);

    /// <summary>A name in small letters without accents and invisible characters: "Nestlé" is "nestle".</summary>
    /// <param name="latin">Letters of other scripts become the Latin ones they look like.</param>
    public static string Plain(string name, bool latin)
    {
        if (Ascii.IsValid(name)) return name.ToLowerInvariant();

        var plain = new StringBuilder(name.Length);
        // Composed first, so that compatibility forms are gone, then taken apart into letters and accents.
        foreach (var letter in name.Normalize(NormalizationForm.FormKC).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) continue;
            plain.Append(latin ? Latin.GetValueOrDefault(letter, letter) : letter);
        }

        return plain.ToString().ToLowerInvariant();
    }

    /// <summary>The one of its look-alikes that stands for all, among small Latin letters and digits.</summary>
    public static char ClassOf(char letter) => letter switch
    {
        'i' or '1' or '|' => 'l',
        '0' => 'o',
        _ => letter,
    };
}
