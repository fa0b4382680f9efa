using System.Text.Json;
using System.Text.Json.Serialization;

namespace RevenueDashboard.Web.Charts.Options;

/// <summary>
/// How a chart writes a number or finds a text: the name of one function in js/chart-core.js. Only fields of this type are ever taken for a name,
/// so no customer's text can call one.
/// </summary>
[JsonConverter(typeof(ChartFormatConverter))]
public readonly record struct ChartFormat
{
    private ChartFormat(string name) => FunctionName = name;

    public string FunctionName { get; }

    public static ChartFormat Number0 { get; } = new("number0");
    public static ChartFormat Number1 { get; } = new("number1");
    public static ChartFormat Number2 { get; } = new("number2");
    public static ChartFormat Change1 { get; } = new("change1");

    /// <summary>Of fractions: 0.24 reads 24 %.</summary>
    public static ChartFormat Percent0 { get; } = new("percent0");
    public static ChartFormat Percent1 { get; } = new("percent1");

    /// <summary>As <see cref="Percent0"/> without the sign, for axes whose caption has it.</summary>
    public static ChartFormat PercentNumber0 { get; } = new("percentNumber0");

    /// <summary>The text of a label is the name of its datum.</summary>
    public static ChartFormat Name { get; } = new("name");

    public static IReadOnlyList<ChartFormat> All { get; } =
        [Number0, Number1, Number2, Change1, Percent0, Percent1, PercentNumber0, Name, MonthEvery(1), MonthEvery(2), MonthEvery(3), MonthEvery(6), MonthEvery(12)];

    /// <summary>For categories like "Mar 2024" with a tick every 1, 2, 3, 6 or 12 months: "Mar", and "Jan 24" on the first tick of a year.</summary>
    public static ChartFormat MonthEvery(int months) => months switch
    {
        1 => new("month1"),
        2 => new("month2"),
        3 => new("month3"),
        6 => new("month6"),
        12 => new("month12"),
        _ => throw new ArgumentOutOfRangeException(nameof(months)),
    };
}

public sealed class ChartFormatConverter : JsonConverter<ChartFormat>
{
    public override ChartFormat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Options are written, never read.");

    public override void Write(Utf8JsonWriter writer, ChartFormat value, JsonSerializerOptions options) => writer.WriteStringValue($"@{value.FunctionName}");
}
