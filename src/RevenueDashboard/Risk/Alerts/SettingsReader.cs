using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace RevenueDashboard.Risk;

/// <summary>Reads one section of the configuration, and notes every setting in it that cannot be what is meant: the start then says all of them.</summary>
internal sealed class SettingsReader(IConfigurationSection section, List<string> faults)
{
    private const string None = "none";

    /// <summary>As it is written; null when it is not there or empty.</summary>
    public string? Text(string name) => section[name] is { } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    public bool Is(string name, string word) => string.Equals(Text(name), word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The settings there are: one that is misspelled would be taken for its default.</summary>
    public void Only(params string[] names)
    {
        foreach (var child in section.GetChildren().Where(child => !names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"{child.Path} is no setting. There are {string.Join(", ", names)}.");
        }
    }

    public void Fault(string name, string what) => faults.Add($"{section.Path}:{name} {what}");

    public bool? Flag(string name)
    {
        if (Text(name) is not { } text) return null;
        if (bool.TryParse(text, out var flag)) return flag;
        Fault(name, $"is \"{text}\". Write true or false.");
        return null;
    }

    public decimal? Number(string name, decimal least, decimal most)
    {
        if (Text(name) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(name, string.Create(CultureInfo.InvariantCulture, $"is \"{text}\". Write a number from {least:0.##} to {most:0.##}, with a point for decimals."));
        return null;
    }

    public int? Count(string name, int least, int most)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(name, string.Create(CultureInfo.InvariantCulture, $"is \"{text}\". Write a whole number from {least} to {most}."));
        return null;
    }

    public TimeSpan? Time(string name, TimeSpan least, TimeSpan most)
    {
        if (Text(name) is not { } text) return null;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least && time <= most) return time;
        Fault(name, $"is \"{text}\". Write a time from {least:c} to {most:c}.");
        return null;
    }

    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        if (!char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(word)) return word;
        Fault(name, $"is \"{text}\". Write one of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }

    /// <summary>An http or https address without a person in it.</summary>
    public Uri? WebAddress(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0) return address;
        // The address may be a secret: it is not repeated.
        Fault(name, "is no address. Write it as https://revenue.example.com, without a user in it.");
        return null;
    }

    /// <summary>Null when nothing of it is there.</summary>
    public SettingsReader? Part(string name) => section.GetSection(name) is { } part && part.GetChildren().Any() ? new SettingsReader(part, faults) : null;

    /// <summary>Numbered entries from 0; "none" for an empty list. Null when the list is not there.</summary>
    /// <param name="read">Null for an entry that is wrong, and noted.</param>
    public IReadOnlyList<T>? List<T>(string name, Func<SettingsReader, T?> read)
        where T : class
    {
        if (Is(name, None)) return [];
        if (Text(name) is { } text)
        {
            Fault(name, $"is \"{text}\". Write its entries as {section.Path}:{name}:0:…, or none.");
            return null;
        }

        var entries = section.GetSection(name).GetChildren().ToList();
        return entries.Count == 0 ? null : [.. entries.Select(entry => read(new SettingsReader(entry, faults))).OfType<T>()];
    }
}
