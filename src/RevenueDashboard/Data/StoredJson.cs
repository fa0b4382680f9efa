using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RevenueDashboard.Data;

/// <summary>How summaries, problems, questions and answers are kept in a batch: months as 2024-03, currencies as USD, enumerations by name.</summary>
public static class StoredJson
{
    private static readonly JsonSerializerOptions Options = OptionsFor(new DefaultJsonTypeInfoResolver());

    /// <param name="types">What is known of the types that are written.</param>
    internal static JsonSerializerOptions OptionsFor(IJsonTypeInfoResolver types) => new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = types,
        Converters = { new MonthConverter(), new CurrencyConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        // Kept in a column, never written into a page as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <param name="json">What <see cref="Write"/> gave; null gives the default.</param>
    public static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Options);

    private sealed class MonthConverter : JsonConverter<Month>
    {
        public override Month Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Month.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Month value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class CurrencyConverter : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Currency.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}
