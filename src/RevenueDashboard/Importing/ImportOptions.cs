using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace RevenueDashboard.Importing;

/// <summary>What is assumed of files that do not say it themselves; section <c>Import</c> of the configuration, beside the <see cref="ImportLimits"/>.</summary>
public sealed class ImportOptions
{
    public const string Section = "Import";

    /// <summary>The currency of a file without one in a book without one; later files without one are in the currency of the book. ISO 4217; USD unless configured.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>A month is reopened by another person than the one who closed it; no unless configured.</summary>
    public bool SecondPerson { get; set; }

    internal void Read(IConfiguration? configuration)
    {
        if (configuration?.GetSection(Section) is not { } section) return;
        Currency = section[nameof(Currency)] ?? Currency;
        SecondPerson = section.GetValue(nameof(SecondPerson), SecondPerson);
    }

    internal sealed class Validator : IValidateOptions<ImportOptions>
    {
        public ValidateOptionsResult Validate(string? name, ImportOptions options) => RevenueDashboard.Currency.TryParse(options.Currency, out _)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{Section}:{nameof(Currency)} is \"{options.Currency}\", which is no ISO 4217 currency code. Write it as USD.");
    }
}
