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
    public static ChartFormat Percent2 { get; } = new("percent2");

    /// <summary>As <see cref="Percent0"/> without the sign, for axes whose caption has it.</summary>
    public static ChartFormat PercentNumber0 { get; } = new("percentNumber0");

    /// <summary>The fewest decimals that tell two ticks apart.</summary>
    public static ChartFormat Ticks(double step) => IsWhole(step) ? Number0 : IsWhole(step * 10) ? Number1 : Number2;

    /// <summary>As <see cref="Ticks"/> for fractions read as percent.</summary>
    public static ChartFormat PercentTicks(double step) => IsWhole(step * 100) ? Percent0 : IsWhole(step * 1000) ? Percent1 : Percent2;

    private static bool IsWhole(double number) => Math.Abs(number - Math.Round(number)) < 1e-9;

    /// <summary>The text of a label is the name of its datum.</summary>
    public static ChartFormat Name { get; } = new("name");

    /// <summary>
    /// For categories like "Mar 2024": as many months as the width has room for, evenly, "Mar", and "Jan 24" on the first of each year.
    /// </summary>
    public static ChartFormat Month { get; } = new("month");

    public static IReadOnlyList<ChartFormat> All { get; } = [Number0, Number1, Number2, Change1, Percent0, Percent1, Percent2, PercentNumber0, Name, Month];
}

public sealed class ChartFormatConverter : JsonConverter<ChartFormat>
{
    public override ChartFormat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Options are written, never read.");

    public override void Write(Utf8JsonWriter writer, ChartFormat value, JsonSerializerOptions options) => writer.WriteStringValue($"@{value.FunctionName}");
}
