using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Writes and reads what a batch keeps of its file, as <see cref="StoredJson"/> does.</summary>
/// <remarks>The types are described when the program is built: a command that imports one file would spend a tenth of its time on finding out what they look like.</remarks>
public static class ImportJson
{
    private static readonly JsonSerializerOptions Options = StoredJson.OptionsFor(JsonTypeInfoResolver.Combine(ImportTypes.Default, new DefaultJsonTypeInfoResolver()));

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <param name="json">What <see cref="Write"/> gave; null gives the default.</param>
    public static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, Options);
}

/// <summary>What a batch, a profile and a closed month keep.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Month))]
[JsonSerializable(typeof(SpendFileOptions))]
[JsonSerializable(typeof(FileSummary))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(List<ImportQuestion>))]
[JsonSerializable(typeof(IReadOnlyList<ImportQuestion>))]
[JsonSerializable(typeof(List<ImportProblem>))]
[JsonSerializable(typeof(IReadOnlyList<ImportProblem>))]
[JsonSerializable(typeof(List<CustomerSuggestion>))]
[JsonSerializable(typeof(IReadOnlyList<CustomerSuggestion>))]
[JsonSerializable(typeof(IReadOnlyList<CloseCheck>))]
[JsonSerializable(typeof(List<CloseCheck>))]
[JsonSerializable(typeof(ImportProfiles.Content))]
internal sealed partial class ImportTypes : JsonSerializerContext;
