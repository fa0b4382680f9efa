using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RevenueDashboard.Data.Sqlite;

/// <summary>The book in one file.</summary>
public sealed class SqliteRevenueContext(DbContextOptions<SqliteRevenueContext> options) : RevenueContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // A column of SQLite takes whatever it is given, and SUM over a text or a float is a float: amounts are integers or they do not get in.
        // Records need no check for it: their table is STRICT (see the first migration), which costs an import a tenth of what checks do.
        modelBuilder.Entity<ReportedTotal>(total => total.ToTable(table => Integer(table, nameof(ReportedTotal), nameof(ReportedTotal.Amount))));
        modelBuilder.Entity<ReferencePoint>(point => point.ToTable(table => Integer(table, nameof(ReferencePoint), nameof(ReferencePoint.Value))));
        modelBuilder.Entity<ExchangeRate>(rate => rate.ToTable(table => Integer(table, nameof(ExchangeRate), nameof(ExchangeRate.Rate))));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has no time type; as text with an offset times do not sort.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
    }

    private static void Integer<TEntity>(TableBuilder<TEntity> table, string entity, string column) where TEntity : class =>
        table.HasCheckConstraint($"CK_{entity}_{column}", $"typeof(\"{column}\") = 'integer'");

    // Microseconds since 1970 in UTC: what PostgreSQL keeps, and readable by hand with datetime(x / 1000000, 'unixepoch').
    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        time => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        microseconds => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond));

    internal sealed class DesignFactory : IDesignTimeDbContextFactory<SqliteRevenueContext>
    {
        public SqliteRevenueContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteRevenueContext>().UseSqlite("Data Source=design.db").Options);
    }
}
