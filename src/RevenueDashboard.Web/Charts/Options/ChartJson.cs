using System.Text.Json;
using System.Text.Json.Serialization;

namespace RevenueDashboard.Web.Charts.Options;

/// <summary>Options as JSON: camel case, nothing that is not set.</summary>
public static class ChartJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new ChartColorConverter() },
    };

    public static string Write(ChartOption option) => JsonSerializer.Serialize(option, Options);

    public static string Write(Theme.Palette palette) => JsonSerializer.Serialize(palette, Options);

    private sealed class ChartColorConverter : JsonConverter<ChartColor>
    {
        public override ChartColor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Options are written, never read.");

        public override void Write(Utf8JsonWriter writer, ChartColor value, JsonSerializerOptions options) => writer.WriteStringValue(value.Css);
    }
}
