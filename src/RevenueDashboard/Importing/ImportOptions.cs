using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace RevenueDashboard.Importing;

/// <summary>What is assumed of files that do not say it themselves; section <c>Import</c> of the configuration, beside the <see cref="ImportLimits"/>.</summary>
public sealed class ImportOptions
{
    public const string Section = "Import";

    /// <summary>The currency of a file without one in a book without one; later files without one are in the currency of the book. ISO 4217; USD unless configured.</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>Whether a file is committed only by another person than the one who brought it. Off unless configured; undoing a batch takes one person either way, and a closed month is reopened by another person than the one who closed it.</summary>
    public bool SecondPerson { get; set; }

    // What was written where only true and false make sense.
    private string? secondPersonText;

    internal void Read(IConfiguration? configuration)
    {
        var section = configuration?.GetSection(Section);
        Currency = section?[nameof(Currency)] ?? Currency;
        secondPersonText = section?[nameof(SecondPerson)];
        SecondPerson = bool.TryParse(secondPersonText, out var asked) && asked;
    }

    internal sealed class Validator : IValidateOptions<ImportOptions>
    {
        public ValidateOptionsResult Validate(string? name, ImportOptions options)
        {
            List<string> failures = [];
            if (!RevenueDashboard.Currency.TryParse(options.Currency, out _))
                failures.Add($"{Section}:{nameof(Currency)} is \"{options.Currency}\", which is no ISO 4217 currency code. Write it as USD.");
            if (options.secondPersonText is { } text && !bool.TryParse(text, out _)) failures.Add($"{Section}:{nameof(SecondPerson)} is \"{text}\". Write true or false.");
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }
    }
}
