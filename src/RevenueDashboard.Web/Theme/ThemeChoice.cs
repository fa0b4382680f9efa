namespace RevenueDashboard.Web.Theme;

/// <summary>What the reader chose; kept in a cookie so that the server's first answer already has the right colours.</summary>
public enum ThemeChoice
{
    /// <summary>As the operating system says; the style sheet decides, the server cannot know.</summary>
    System,
    Light,
    Dark,
}

public static class ThemeCookie
{
    public const string Name = "theme";

    /// <summary>The choice in a cookie; anything unknown is <see cref="ThemeChoice.System"/>.</summary>
    public static ThemeChoice Read(string? text) => text switch
    {
        "light" => ThemeChoice.Light,
        "dark" => ThemeChoice.Dark,
        _ => ThemeChoice.System,
    };

    public static string Write(ThemeChoice choice) => choice switch
    {
        ThemeChoice.Light => "light",
        ThemeChoice.Dark => "dark",
        _ => "system",
    };

    /// <summary>The order in which the button goes through the choices.</summary>
    public static ThemeChoice Next(ThemeChoice choice) => choice switch
    {
        ThemeChoice.System => ThemeChoice.Light,
        ThemeChoice.Light => ThemeChoice.Dark,
        _ => ThemeChoice.System,
    };
}
