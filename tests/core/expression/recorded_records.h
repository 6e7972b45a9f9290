// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/hll.h"
#include "core/expression/record_view.h"
#include "core/wire/message.h"

#include <map>
#include <string>

namespace binnacle::test {

/// The records that recorded writes have made, as far as plain writes, increments and sketches make them.
class RecordedRecords {
public:
    struct Record {
        std::string set;
        Bytes key; ///< if it is stored
        std::map<std::string, wire::Particle> bins;
    };

    /// Does what the server has done with the command. False for an operation that is not known here.
    bool apply(const wire::Message& command)
    {
        const Digest digest = digestOf(command);
        if ((command.header.info2 & wire::info2::remove) != 0) {
            m_records.erase(digest);
            return true;
        }
        Record& record = m_records[digest];
        if (const wire::Field* set = command.field(wire::FieldType::set))
            record.set = textOf(set->data);
        if (const wire::Field* key = command.field(wire::FieldType::key))
            record.key.assign(key->data.begin(), key->data.end());
        for (const wire::Op& op : command.ops) {
            if (!apply(record, op))
                return false;
        }
        return true;
    }

    /// One operation of a command.
    bool apply(const Digest& digest, const wire::Op& op) { return apply(m_records[digest], op); }

    void set(const Digest& digest, const std::string& bin, wire::Particle particle)
    {
        m_records[digest].bins[bin] = std::move(particle);
    }

    const Record* find(const Digest& digest) const
    {
        const auto found = m_records.find(digest);
        return found == m_records.end() ? nullptr : &found->second;
    }

    const std::map<Digest, Record>& all() const { return m_records; }

    static Digest digestOf(const wire::Message& message)
    {
        Digest digest{};
        if (const wire::Field* field = message.field(wire::FieldType::digest); field && field->data.size() == digest.size())
            std::ranges::copy(field->data, digest.begin());
        return digest;
    }

    /// Written a second ago, never to expire. What the recordings do not tell is small but not nothing.
    static expression::RecordView viewOf(const Digest& digest, const Record& record)
    {
        expression::RecordView view;
        view.digest = digest;
        view.set = record.set;
        view.key = record.key;
        view.lastUpdateMs = 500'000'000'000;
        view.nowMs = view.lastUpdateMs + 1000;
        view.size = 100;
        for (const auto& [name, particle] : record.bins)
            view.bins.push_back({name, {particle.type, particle.bytes}});
        return view;
    }

private:
    static bool apply(Record& record, const wire::Op& op)
    {
        const std::string name(op.name);
        const auto present = record.bins.find(name);
        const bins::ParticleView view =
            present == record.bins.end() ? bins::ParticleView{} : bins::ParticleView{present->second.type, present->second.bytes};
        const bins::ParticleView* there = present == record.bins.end() ? nullptr : &view;
        const bins::ParticleView operand{op.particleType, op.data};
        switch (op.code) {
        case wire::OpCode::read:
        case wire::OpCode::hllRead:
        case wire::OpCode::touch:
            return true;
        case wire::OpCode::write:
            if (op.particleType == 0)
                record.bins.erase(name);
            else
                record.bins[name] = bins::written(operand).value();
            return true;
        case wire::OpCode::increment:
            record.bins[name] = bins::incremented(there, operand).value();
            return true;
        case wire::OpCode::hllModify:
            if (auto made = bins::modifyHll(there, op.data)->bin)
                record.bins[name] = *std::move(made);
            return true;
        default:
            return false;
        }
    }

    std::map<Digest, Record> m_records;
};

} // namespace binnacle::test
