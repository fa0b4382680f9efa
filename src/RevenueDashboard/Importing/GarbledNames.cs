using System.Globalization;
using System.Text;
using System.Text.Unicode;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>
/// Hears the names of a file on their way, and notices those that some program before read in a wrong encoding: MÃ¼ller for Müller, or a letter that is
/// lost (U+FFFD). The file itself is text without a fault, and such a name may be meant: it is told, and taken as it stands.
/// </summary>
internal sealed class GarbledNames(ISpendSink sink) : ISpendSink
{
    private const int Shown = 3;
    private const char Lost = '\uFFFD';

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly List<string> first = [];
    private long count;

    /// <summary>A sentence about them; null when there are none.</summary>
    public string? Note => count == 0 ? null : string.Create(CultureInfo.InvariantCulture,
        $"{count:N0} {(count == 1 ? "name seems" : "names seem")} to have been read in a wrong encoding before: {string.Join(", ", first)}{(count > Shown ? ", …" : "")}. Check how the file was exported; {(count == 1 ? "it is" : "they are")} taken as written.");

    public int CustomerOf(string key, string name)
    {
        Look(name);
        return sink.CustomerOf(key, name);
    }

    public int ProductOf(string key, string name)
    {
        Look(name);
        return sink.ProductOf(key, name);
    }

    public void Write(in SpendRow row) => sink.Write(row);

    /// <summary>What the name was before; null when nothing speaks for another name.</summary>
    public static string? Before(string name)
    {
        if (Ascii.IsValid(name)) return null;

        // Letters of the one encoding that are whole characters in the other do not stand together by chance.
        var bytes = Windows1252.GetBytes(name);
        return Utf8.IsValid(bytes) && !Ascii.IsValid(bytes) && Windows1252.GetString(bytes) == name ? Encoding.UTF8.GetString(bytes) : null;
    }

    private void Look(string name)
    {
        if (Ascii.IsValid(name)) return;

        var before = Before(name);
        if (before is null && !name.Contains(Lost, StringComparison.Ordinal)) return;

        count++;
        if (first.Count < Shown) first.Add(before is null ? $"\"{Excerpt.Of(name)}\" has lost a letter" : $"\"{Excerpt.Of(name)}\" was \"{Excerpt.Of(before)}\"");
    }
}
