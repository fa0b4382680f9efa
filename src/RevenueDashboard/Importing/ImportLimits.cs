using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace RevenueDashboard.Importing;

/// <summary>Bounds of what is accepted; section <c>Import</c> of the configuration.</summary>
public sealed record ImportLimits
{
    /// <summary>Bytes of a file; 1 to 100,000,000,000.</summary>
    public long FileSize { get; set; } = 100_000_000;

    /// <summary>Rows of a file; 1 to 1,000,000,000.</summary>
    public long Rows { get; set; } = 2_000_000;

    /// <summary>Columns of a file; 2 to 1,000.</summary>
    public int Columns { get; set; } = 64;

    /// <summary>Bytes of one field; 256 to 1,048,576.</summary>
    public int FieldSize { get; set; } = 64 * 1024;

    /// <summary>Characters of a customer's name; 1 to 1,000.</summary>
    public int CustomerLength { get; set; } = 200;

    /// <summary>Problems shown; all are counted. 1 to 10,000.</summary>
    public int ProblemsShown { get; set; } = 100;

    private readonly List<string> unreadable = [];

    internal void Read(IConfiguration? configuration)
    {
        if (configuration?.GetSection(ImportOptions.Section) is not { } section) return;

        FileSize = Number(section, nameof(FileSize), FileSize);
        Rows = Number(section, nameof(Rows), Rows);
        Columns = Number(section, nameof(Columns), Columns);
        FieldSize = Number(section, nameof(FieldSize), FieldSize);
        CustomerLength = Number(section, nameof(CustomerLength), CustomerLength);
        ProblemsShown = Number(section, nameof(ProblemsShown), ProblemsShown);
    }

    private T Number<T>(IConfigurationSection section, string name, T otherwise)
    {
        try
        {
            return section.GetValue(name, otherwise)!;
        }
        catch (InvalidOperationException)
        {
            unreadable.Add($"{ImportOptions.Section}:{name} is \"{section[name]}\", which is no whole number. Write it in digits alone.");
            return otherwise;
        }
    }

    internal sealed class Validator : IValidateOptions<ImportLimits>
    {
        public ValidateOptionsResult Validate(string? name, ImportLimits options)
        {
            List<string> faults =
            [
                .. options.unreadable,
                .. Between(nameof(FileSize), options.FileSize, 1, 100_000_000_000), .. Between(nameof(Rows), options.Rows, 1, 1_000_000_000), .. Between(nameof(Columns), options.Columns, 2, 1_000),
                .. Between(nameof(FieldSize), options.FieldSize, 256, 1_048_576), .. Between(nameof(CustomerLength), options.CustomerLength, 1, 1_000), .. Between(nameof(ProblemsShown), options.ProblemsShown, 1, 10_000),
            ];
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }

        private static IEnumerable<string> Between(string name, long value, long least, long most)
        {
            if (value < least || value > most) yield return FormattableString.Invariant($"{ImportOptions.Section}:{name} is {value}. It can be {least:N0} to {most:N0}.");
        }
    }
}
