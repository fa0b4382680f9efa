using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Risk;

/// <summary>Limits in sentences. All names are raw: encode them where they are shown.</summary>
public static class LimitText
{
    /// <summary>Whose figure it is: "ByteDance", "The 5 largest customers", "The HHI".</summary>
    public static string WhoseOf(LimitRule rule, LimitFigure? figure) => rule.Measure switch
    {
        LimitMeasure.Hhi => "The HHI",
        LimitMeasure.TopShares => $"The {rule.Subject} largest customers",
        LimitMeasure.TopShare => "The largest customer",
        LimitMeasure.Dependence when (figure?.Subject ?? rule.Subject) is { } whose => $"Revenue that needs {whose}",
        _ => figure?.Subject ?? rule.Subject ?? rule.Name,
    };

    /// <summary>A figure or level in the limit's unit: "24.4 %", "1,800 points".</summary>
    /// <param name="decimals">At most so many; a level shows those it has.</param>
    public static string Of(LimitRule rule, decimal figure, int decimals = 4) => rule.IsShare
        ? $"{Number(100 * figure, decimals)} %"
        : $"{Number(figure, decimals)} points";

    /// <summary>A figure beside its level: "24.4 %", rounded to one decimal, HHI to whole points; with more where it would seem to be the level and is not.</summary>
    public static string Of(LimitRule rule, double figure)
    {
        for (var decimals = rule.IsShare ? 1 : 0; decimals < 4; decimals++)
        {
            var text = rule.IsShare ? $"{(100 * figure).ToString(Fixed(decimals), CultureInfo.InvariantCulture)} %" : $"{figure.ToString($"#,0{(decimals > 0 ? "." + new string('0', decimals) : "")}", CultureInfo.InvariantCulture)} points";
            if ((decimal)figure == rule.HardLevel || decimal.Round((decimal)figure * (rule.IsShare ? 100 : 1), decimals, MidpointRounding.AwayFromZero) != rule.HardLevel * (rule.IsShare ? 100 : 1)) return text;
        }

        return Of(rule, (decimal)figure);
    }

    private static string Fixed(int decimals) => "0." + new string('0', decimals);

    private static string Number(decimal number, int decimals) => decimal.Round(number, decimals, MidpointRounding.AwayFromZero).ToString("#,0.####", CultureInfo.InvariantCulture);
}
