using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>A scenario that a person kept under a name. What it says is never changed: saving under the same name adds another, and the latest is shown.</summary>
public sealed class SavedScenario
{
    public long Id { get; set; }

    /// <summary>Raw.</summary>
    public required string Name { get; set; }

    /// <summary>The scenario and its scope as the query of an address, with its question mark: what a link to it says.</summary>
    public required string Query { get; set; }

    public required string By { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null while it is listed.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public string? RemovedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SavedScenario>
    {
        public void Configure(EntityTypeBuilder<SavedScenario> builder) => builder.HasIndex(scenario => scenario.Name);
    }
}
