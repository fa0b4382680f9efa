using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RevenueDashboard.Data;

/// <summary>What a person did with the books of a month. The numbers are stored: never renumber.</summary>
public enum MonthAction : byte
{
    /// <summary>The month is final: no file may change it.</summary>
    Close = 0,

    /// <summary>Files may change it again.</summary>
    Reopen = 1,
}

/// <summary>A month was closed or reopened. Only ever added: where a month stood on a day is worked out from the events up to that day.</summary>
public sealed class MonthEvent
{
    public long Id { get; set; }

    public Month Month { get; set; }

    public MonthAction Action { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    /// <summary>Why, in the person's words.</summary>
    public string? Reason { get; set; }

    /// <summary>What was checked and what was found when the month was closed, as JSON.</summary>
    public string? Checklist { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MonthEvent>
    {
        public void Configure(EntityTypeBuilder<MonthEvent> builder) => builder.HasIndex(entry => entry.Month);
    }
}
