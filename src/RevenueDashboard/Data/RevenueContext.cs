using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RevenueDashboard.Data;

/// <summary>
/// The book as tables. One model for both databases; a subclass for each carries what differs and its migrations.
/// Whatever is written belongs to a <see cref="Batch"/>: see there when a record counts.
/// </summary>
public abstract class RevenueContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Batch> Batches => Set<Batch>();

    public DbSet<BatchScope> BatchScopes => Set<BatchScope>();

    public DbSet<BatchFilePiece> BatchFilePieces => Set<BatchFilePiece>();

    public DbSet<Record> Records => Set<Record>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<CustomerFact> CustomerFacts => Set<CustomerFact>();

    public DbSet<ParentRelation> ParentRelations => Set<ParentRelation>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<ProductFact> ProductFacts => Set<ProductFact>();

    public DbSet<ExchangeRate> ExchangeRates => Set<ExchangeRate>();

    public DbSet<ReportedTotal> ReportedTotals => Set<ReportedTotal>();

    public DbSet<CustomerAlias> CustomerAliases => Set<CustomerAlias>();

    public DbSet<ReferencePoint> ReferencePoints => Set<ReferencePoint>();

    public DbSet<CounterpartyRole> CounterpartyRoles => Set<CounterpartyRole>();

    public DbSet<MarketEvent> MarketEvents => Set<MarketEvent>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<RiskEvidence> RiskEvidence => Set<RiskEvidence>();

    public DbSet<ScorecardOverride> ScorecardOverrides => Set<ScorecardOverride>();

    public DbSet<Limit> Limits => Set<Limit>();

    public DbSet<LimitWaiver> LimitWaivers => Set<LimitWaiver>();

    public DbSet<LimitEvent> LimitEvents => Set<LimitEvent>();

    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<SavedScenario> SavedScenarios => Set<SavedScenario>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<AlertDelivery> AlertDeliveries => Set<AlertDelivery>();

    public DbSet<MonthEvent> MonthEvents => Set<MonthEvent>();

    public DbSet<ImportProfile> ImportProfiles => Set<ImportProfile>();

    public DbSet<ReceivedRequest> ReceivedRequests => Set<ReceivedRequest>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>One row, with <see cref="Book.Id"/> 1.</summary>
    public DbSet<Book> Books => Set<Book>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(
        typeof(RevenueContext).Assembly,
        type => type.Namespace == typeof(RevenueContext).Namespace);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Month>().HaveConversion<MonthConverter>();
        configurationBuilder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3).AreFixedLength();

        // Rows are never deleted, so no foreign key is ever looked up from the parent's side: an index on it would only slow imports down,
        // and a cascade would only make an accident larger.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        configurationBuilder.Conventions.Remove<CascadeDeleteConvention>();
    }

    private sealed class MonthConverter() : ValueConverter<Month, int>(month => month.Index, index => Month.FromIndex(index));

    private sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Parse(code));
}
