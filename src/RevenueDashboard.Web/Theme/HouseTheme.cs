using MudBlazor;

namespace RevenueDashboard.Web.Theme;

/// <summary>The palette and type scale as MudBlazor wants them.</summary>
public static class HouseTheme
{
    private static readonly string[] Text = ["Inter", "system-ui", "Segoe UI", "Liberation Sans", "sans-serif"];
    private static readonly string[] Heading = ["Source Serif 4", "Georgia", "Liberation Serif", "serif"];

    public static MudTheme Value { get; } = new()
    {
        PaletteLight = Fill(new PaletteLight(), Palette.Light),
        PaletteDark = Fill(new PaletteDark(), Palette.Dark),
        LayoutProperties = new LayoutProperties { AppbarHeight = "56px", DrawerWidthLeft = "208px", DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Text, FontSize = "14px", FontWeight = "400", LineHeight = "20px", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Heading, FontSize = "30px", FontWeight = "600", LineHeight = "38px", LetterSpacing = "-.012em" },
            H2 = new H2Typography { FontFamily = Heading, FontSize = "22px", FontWeight = "600", LineHeight = "28px", LetterSpacing = "-.01em" },
            H3 = new H3Typography { FontFamily = Text, FontSize = "14px", FontWeight = "600", LineHeight = "20px", LetterSpacing = "-.005em" },
            H6 = new H6Typography { FontFamily = Text, FontSize = "16px", FontWeight = "600", LineHeight = "24px", LetterSpacing = "-.005em" },
            Body1 = new Body1Typography { FontFamily = Text, FontSize = "14px", FontWeight = "400", LineHeight = "20px", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Text, FontSize = "13px", FontWeight = "400", LineHeight = "20px", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Text, FontSize = "13px", FontWeight = "500", LineHeight = "20px", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Text, FontSize = "12px", FontWeight = "400", LineHeight = "16px", LetterSpacing = "normal" },
        },
    };

    private static TPalette Fill<TPalette>(TPalette target, Palette from) where TPalette : MudBlazor.Palette
    {
        target.Primary = from.Ink;
        target.PrimaryContrastText = from.Surface;
        target.Secondary = from.Azure;
        target.Background = from.Bg;
        target.BackgroundGray = from.Sunken;
        target.Surface = from.Surface;
        target.AppbarBackground = from.Surface;
        target.AppbarText = from.Ink;
        target.DrawerBackground = from.Bg;
        target.DrawerText = from.Ink2;
        target.DrawerIcon = from.Ink3;
        target.TextPrimary = from.Ink;
        target.TextSecondary = from.Ink2;
        target.TextDisabled = from.Ink3;
        target.ActionDefault = from.Ink2;
        target.ActionDisabled = from.Ink3;
        target.ActionDisabledBackground = from.Sunken;
        target.LinesDefault = from.Line;
        target.LinesInputs = from.Line2;
        target.Divider = from.Line;
        target.DividerLight = from.Line;
        target.TableLines = from.Line;
        target.TableHover = from.Sunken;
        target.TableStriped = from.Sunken;
        target.Skeleton = from.Line;
        target.Success = from.Ok;
        target.Warning = from.Watch;
        target.Error = from.Serious;
        target.Info = from.Info;
        target.Dark = from.Ink;
        target.DarkContrastText = from.Surface;
        target.SuccessContrastText = target.WarningContrastText = target.ErrorContrastText = target.InfoContrastText = from.Surface;
        return target;
    }
}
