namespace RevenueDashboard.Web.Theme;

/// <summary>
/// The colours of one theme. The style sheet (css/tokens.css) carries the same values under the same names, which a test compares;
/// charts and components name a token and never a colour.
/// </summary>
public sealed record Palette
{
    public required string Bg { get; init; }
    public required string Surface { get; init; }
    public required string Sunken { get; init; }
    public required string Ink { get; init; }
    public required string Ink2 { get; init; }
    public required string Ink3 { get; init; }
    public required string Line { get; init; }
    public required string Line2 { get; init; }

    /// <summary>The largest customer in the scope of the page, and nothing else.</summary>
    public required string Largest { get; init; }
    public required string LargestTint { get; init; }

    /// <summary>First product; also a plain single series.</summary>
    public required string Azure { get; init; }
    public required string Copilot { get; init; }
    public required string Share { get; init; }
    public required string Lease { get; init; }
    public required string Product5 { get; init; }
    public required string Product6 { get; init; }
    public required string Other { get; init; }

    public required string Ok { get; init; }
    public required string OkTint { get; init; }
    public required string Watch { get; init; }
    public required string WatchTint { get; init; }
    public required string Serious { get; init; }
    public required string SeriousTint { get; init; }
    public required string Info { get; init; }
    public required string InfoTint { get; init; }
    public required string Focus { get; init; }

    public static Palette Light { get; } = new()
    {
        Bg = "#F6F6F3", Surface = "#FFFFFF", Sunken = "#F0F0EC", Ink = "#171A21", Ink2 = "#474D59", Ink3 = "#646B78", Line = "#E3E3DD", Line2 = "#C8CACB",
        Largest = "#BF400D", LargestTint = "#FCEEE6",
        Azure = "#1D5ABF", Copilot = "#2FA084", Share = "#3F444D", Lease = "#A97FBE", Product5 = "#611D72", Product6 = "#A89000", Other = "#8A919C",
        Ok = "#1A7348", OkTint = "#E4F2EA", Watch = "#7F5700", WatchTint = "#FAF0D7", Serious = "#AE1536", SeriousTint = "#FBE7EA",
        Info = "#3B4A66", InfoTint = "#E9ECF2", Focus = "#2563EB",
    };

    public static Palette Dark { get; } = new()
    {
        Bg = "#101318", Surface = "#181C23", Sunken = "#12161C", Ink = "#EDEFF2", Ink2 = "#B9BFC9", Ink3 = "#949CA9", Line = "#2A303A", Line2 = "#434B58",
        Largest = "#FF8A4C", LargestTint = "#2D1E17",
        Azure = "#3585E6", Copilot = "#88D7C3", Share = "#737D8D", Lease = "#C891D9", Product5 = "#EFE3A0", Product6 = "#B39200", Other = "#7F8896",
        Ok = "#5CC98D", OkTint = "#15301F", Watch = "#E6B34A", WatchTint = "#332710", Serious = "#FF8595", SeriousTint = "#3B1720",
        Info = "#AFBDD8", InfoTint = "#222A38", Focus = "#7FB0FF",
    };
}
