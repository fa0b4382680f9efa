using System.Globalization;
using System.Text;

namespace RevenueDashboard;

/// <summary>When two spellings are one customer or one product.</summary>
public static class Names
{
    /// <summary>
    /// The key under which a name is known: NFKC, zero-width characters removed, white space collapsed and trimmed, case folded without
    /// regard to culture. "TikTok  Pte." and "tiktok pte." have the same key. Empty when nothing visible is left.
    /// </summary>
    public static string Key(string name)
    {
        var normal = name.Normalize(NormalizationForm.FormKC);
        var key = new StringBuilder(normal.Length);
        var pendingSpace = false;

        foreach (var rune in normal.EnumerateRunes())
        {
            if (IsZeroWidth(rune)) continue;
            if (Rune.IsWhiteSpace(rune))
            {
                pendingSpace = key.Length > 0;
                continue;
            }

            if (pendingSpace) key.Append(' ');
            pendingSpace = false;
            // Upper first: the simple lower-casing of the upper case joins letters that only share a capital (ς and σ).
            key.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
        }

        return key.ToString();
    }

    // Format characters hide inside names and make two equal-looking names differ. Emoji joiners are among them: dropping them joins nothing else.
    private static bool IsZeroWidth(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0;
}
