using System.Text.Json;
using System.Text.Json.Serialization;

namespace RevenueDashboard.Web.Charts.Options;

/// <summary>One datum of a series: an amount on a category axis, or a point; with words and looks of its own where it needs them.</summary>
[JsonConverter(typeof(DatumConverter))]
public sealed record Datum
{
    private Datum(double? x, double? y) => (X, Y) = (x, y);

    /// <summary>Null for a datum on a category axis.</summary>
    public double? X { get; }

    /// <summary>Null, like anything that is not finite, is a gap.</summary>
    public double? Y { get; }

    public string? Name { get; init; }
    public string? Symbol { get; init; }
    public double? SymbolSize { get; init; }
    public IReadOnlyList<double>? SymbolOffset { get; init; }
    public ItemStyle? ItemStyle { get; init; }
    public Label? Label { get; init; }

    public static Datum Of(double? amount) => new(null, amount);

    public static Datum At(double x, double y) => new(x, y);

    public static IReadOnlyList<Datum> All(IEnumerable<double?> amounts) => [.. amounts.Select(Of)];

    public static implicit operator Datum(double amount) => Of(amount);
}

/// <summary>A bare number when there is nothing else to say, which is most of a chart.</summary>
public sealed class DatumConverter : JsonConverter<Datum>
{
    public override Datum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Options are written, never read.");

    public override void Write(Utf8JsonWriter writer, Datum value, JsonSerializerOptions options)
    {
        if (value is { Name: null, Symbol: null, SymbolSize: null, SymbolOffset: null, ItemStyle: null, Label: null })
        {
            WriteValue(writer, value);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("value");
        WriteValue(writer, value);
        if (value.Name is not null) writer.WriteString("name", value.Name);
        if (value.Symbol is not null) writer.WriteString("symbol", value.Symbol);
        if (value.SymbolSize is { } size) writer.WriteNumber("symbolSize", size);
        Write(writer, "symbolOffset", value.SymbolOffset, options);
        Write(writer, "itemStyle", value.ItemStyle, options);
        Write(writer, "label", value.Label, options);
        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, Datum value)
    {
        if (value.X is not { } x)
        {
            WriteNumber(writer, value.Y);
            return;
        }

        writer.WriteStartArray();
        WriteNumber(writer, x);
        WriteNumber(writer, value.Y);
        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double? number)
    {
        if (number is { } known && double.IsFinite(known)) writer.WriteNumberValue(known);
        else writer.WriteNullValue();
    }

    private static void Write<T>(Utf8JsonWriter writer, string name, T? value, JsonSerializerOptions options) where T : class
    {
        if (value is null) return;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, options);
    }
}
