using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace RevenueDashboard.Data;

public enum DatabaseProvider
{
    /// <summary>One file, one server.</summary>
    Sqlite,

    /// <summary>Several servers share the book.</summary>
    Postgres,
}

/// <summary>Where the book is kept; section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Sqlite or Postgres.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>As the provider's ADO.NET driver takes it: <c>Data Source=revenue.db</c>, <c>Host=db;Database=revenue;Username=revenue</c>. A file in the user's own data folder unless configured.</summary>
    public string ConnectionString { get; set; } = new SqliteConnectionStringBuilder { DataSource = DefaultFile }.ConnectionString;

    /// <summary>Whole path of the file with the book; null where a server keeps it.</summary>
    /// <exception cref="ArgumentException">The connection string is not one for SQLite.</exception>
    public string? SqliteFile => Provider == DatabaseProvider.Sqlite ? Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource) : null;

    // Not in the current directory: the same person gets the same book from wherever the program is started. A service without a home has no such folder.
    private static string DefaultFile =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "RevenueDashboard", "revenue.db");

    // Kept to be named in the message: the configuration binder would throw at the first wrong word and hide the other messages.
    private string? unknownProvider;

    internal void Read(IConfiguration? configuration)
    {
        var section = configuration?.GetSection(Section);
        ConnectionString = section?[nameof(ConnectionString)] ?? ConnectionString;
        if (section?[nameof(Provider)] is not { } provider) return;

        if (Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var known) && Enum.IsDefined(known)) Provider = known;
        else unknownProvider = provider;
    }

    internal sealed class Validator : IValidateOptions<DatabaseOptions>
    {
        public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
        {
            var failures = Failures(options).ToList();
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }

        private static IEnumerable<string> Failures(DatabaseOptions options)
        {
            if (options.unknownProvider is { } unknown) yield return $"{Section}:{nameof(Provider)} is \"{unknown}\". Write Sqlite or Postgres.";

            var failure = string.IsNullOrWhiteSpace(options.ConnectionString)
                ? "is empty. Write \"Data Source=revenue.db\" for SQLite, or \"Host=…;Database=…;Username=…\" for PostgreSQL."
                : options.Provider == DatabaseProvider.Postgres ? PostgresFailure(options.ConnectionString) : SqliteFailure(options.ConnectionString);
            if (failure is not null) yield return $"{Section}:{nameof(ConnectionString)} {failure}";
        }

        private static string? SqliteFailure(string text)
        {
            try
            {
                var connection = new SqliteConnectionStringBuilder(text);
                if (connection.DataSource.Length == 0) return "names no file. Add \"Data Source=revenue.db\".";

                // Every connection would open a book of its own.
                return connection.DataSource == ":memory:" || connection.Mode == SqliteOpenMode.Memory ? "is in memory. Name a file: \"Data Source=revenue.db\"." : null;
            }
            catch (ArgumentException exception)
            {
                return $"is not one for SQLite: {exception.Message}";
            }
        }

        private static string? PostgresFailure(string text)
        {
            try
            {
                var connection = new NpgsqlConnectionStringBuilder(text);
                if (string.IsNullOrEmpty(connection.Host)) return "names no server. Add \"Host=…\".";
                return string.IsNullOrEmpty(connection.Database) ? "names no database. Add \"Database=…\"." : null;
            }
            catch (ArgumentException exception)
            {
                return $"is not one for PostgreSQL: {exception.Message}";
            }
        }
    }
}
